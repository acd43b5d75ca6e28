namespace LiveRooms.Deploy;

public sealed class OptionNamesTests
{
    [Fact]
    public void A_row_may_name_several_options() => Assert.Equal(
        ["LiveRooms:Edge:Heat", "LiveRooms:Edge:Tick", "LiveRooms:Role"],
        OptionNames.Read("| `LiveRooms:Edge:Tick`, `Heat` | `1` | `Other` |\n| `LiveRooms:Role` | | |\n").Order(StringComparer.Ordinal));

    [Fact]
    public void A_misspelt_variable_is_found() => Assert.Equal(
        ["LiveRooms__Edge__Drainnotices is no option of the server", "ASPNETCORE_URL is no option of the server"],
        OptionNames.Unknown(["LiveRooms__Edge__DrainNotice", "LiveRooms__Edge__Drainnotices", "ASPNETCORE_URL", "POD_IP"]));
}
