namespace LiveRooms.Browser.Pages;

/// <summary>A viewer's reservation as the room shows it; <paramref name="Place"/> only while it waits.</summary>
public sealed record Claim(string Status, string Id, string? Place);
