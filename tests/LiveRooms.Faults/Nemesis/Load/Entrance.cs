using System.Globalization;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>Lets guests into a show through an edge.</summary>
internal sealed class Entrance(Uri edge, string show) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = edge };

    internal async Task<Viewer> Enter(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Guest {number}");
        var token = await new LiveRoomsApi(_http).SignIn.GuestAsync(name).Soon();
        var viewer = new Viewer(token, number, [edge]);
        await viewer.Join(show);
        return viewer;
    }

    public void Dispose() => _http.Dispose();
}
