using System.Text.Json;

namespace LiveRooms.Server.Tests.Api;

internal static class JsonReading
{
    /// <summary>A text member.</summary>
    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();
}
