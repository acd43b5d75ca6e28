namespace LiveRooms.Load.Markets;

/// <summary>A viewer comes to a show, does something and goes.</summary>
/// <param name="Show">Where.</param>
/// <param name="Viewer">Who, from 0 in the show.</param>
/// <param name="Number">Of the visit in the show, from 0.</param>
/// <param name="Doings">What is to be done.</param>
internal readonly record struct Visit(PlannedShow Show, long Viewer, long Number, Doings Doings);
