namespace LiveRooms.Client.Http;

/// <summary>Builds a query string of the parameters that are given.</summary>
internal static class Query
{
    internal static string Of(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = "";
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
            {
                text += $"{(text.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return text;
    }
}
