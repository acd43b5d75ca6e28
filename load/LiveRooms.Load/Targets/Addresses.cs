using System.Text.RegularExpressions;

namespace LiveRooms.Load.Targets;

/// <summary>Addresses of edges as the command line has them.</summary>
internal static partial class Addresses
{
    /// <summary>The plan of somebody else's target.</summary>
    /// <param name="text">Addresses with commas between.</param>
    /// <param name="settings">What is known of it besides.</param>
    /// <exception cref="TargetException">One of them is no address.</exception>
    public static TargetPlan Plan(string text, TargetSettings settings)
    {
        var edges = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read).ToList();
        if (edges.Count == 0)
            throw Unknown(text);
        return new TargetPlan(
            text, edges, settings.Redis, settings.SignInKey, settings.ClusterId, settings.ServiceId, settings.OperatorToken, Options: settings.Options);
    }

    private static Uri Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address is { UserInfo: "", Query: "" }
            ? address
            : throw Unknown(text);

    // A password may be in it, and messages go to logs.
    private static TargetException Unknown(string text) => new(
        $"'{UserInfo().Replace(text, "***@")}' is no target: it is {TargetDoor.Embedded}, {TargetDoor.Cluster}, or addresses of edges such as http://127.0.0.1:5080 with "
        + "commas between.");

    [GeneratedRegex("(?<=//)[^/,]*@")]
    private static partial Regex UserInfo();
}
