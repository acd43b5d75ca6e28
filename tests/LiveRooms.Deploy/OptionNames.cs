using System.Text.RegularExpressions;

namespace LiveRooms.Deploy;

/// <summary>The server's options as the README lists them, and environment variables that name one.</summary>
internal static partial class OptionNames
{
    private const string Own = "LiveRooms__";

    // Names that others give a meaning: ASP.NET Core, Orleans' hosting in Kubernetes, OpenSSL, the runtime.
    private static readonly HashSet<string> Others =
    [
        "ASPNETCORE_ENVIRONMENT", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "POD_NAME", "POD_NAMESPACE", "POD_IP",
        "SSL_CERT_DIR", "DOTNET_EnableDiagnostics",
    ];

    /// <summary>Full names, as <c>LiveRooms:Edge:Tick</c>.</summary>
    public static IReadOnlySet<string> Known { get; } = Read(DeployFolder.Read("README.md"));

    /// <summary>Variables for our processes that mean nothing to them.</summary>
    public static IEnumerable<string> Unknown(IEnumerable<string> variables) =>
        from variable in variables
        where variable.StartsWith(Own, StringComparison.Ordinal)
            ? !Known.Contains(variable.Replace("__", ":", StringComparison.Ordinal))
            : !Others.Contains(variable)
        select $"{variable} is no option of the server";

    // A row may name several options: the first in full, the others of the same section by their own name alone or in full.
    internal static IReadOnlySet<string> Read(string readme)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in readme.Split('\n').Where(line => line.StartsWith("| `LiveRooms:", StringComparison.Ordinal)))
        {
            var section = string.Empty;
            foreach (Match name in Quoted().Matches(line.Split('|')[1]))
            {
                var text = name.Groups[1].Value;
                if (text.Contains(':', StringComparison.Ordinal))
                    section = text[..(text.LastIndexOf(':') + 1)];
                names.Add(text.Contains(':', StringComparison.Ordinal) ? text : section + text);
            }
        }

        return names;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
