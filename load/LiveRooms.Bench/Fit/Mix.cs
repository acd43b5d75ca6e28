namespace LiveRooms.Bench.Fit;

/// <summary>One experiment: what viewers of the edge and other edges do.</summary>
/// <param name="Name">For people.</param>
/// <param name="HeldOut">Whether it is there to be predicted and not to be fitted to.</param>
/// <param name="Viewers">Viewers of the edge, spread over its rooms.</param>
/// <param name="Lines">Lines a second that other edges report, over all rooms.</param>
/// <param name="Reports">Reports of other edges a second in each room, of all of them together.</param>
/// <param name="LineChars">How long those lines are.</param>
/// <param name="Followers">Other edges that follow each room.</param>
/// <param name="Chat">Lines a second of the edge's own viewers, over all rooms.</param>
/// <param name="Hearts">Calls with hearts a second of its viewers.</param>
/// <param name="Reserves">Reservations a second of its viewers.</param>
/// <param name="Batches">Batches of reservations a second of other edges, over all rooms' drops.</param>
/// <param name="BatchSize">Reservations in each.</param>
internal sealed record Mix(
    string Name, int Viewers, double Lines = 0, double Reports = 10, int LineChars = 40, int Followers = 0, double Chat = 0,
    double Hearts = 0, double Reserves = 0, double Batches = 0, int BatchSize = 10, bool HeldOut = false);

/// <summary>Experiments with the same rooms: viewers only come, never leave.</summary>
/// <param name="Rooms">How many rooms, each with a drop.</param>
/// <param name="Mixes">In order of viewers.</param>
/// <param name="JoinsHeldOut">Whether how they come is there to be predicted.</param>
internal sealed record Town(int Rooms, bool JoinsHeldOut, params IReadOnlyList<Mix> Mixes);
