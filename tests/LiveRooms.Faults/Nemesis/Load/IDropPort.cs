using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>A way to a drop. It never throws: what is not answered is unknown.</summary>
internal interface IDropPort
{
    /// <summary>One call with all the wishes; an answer for each.</summary>
    Task<Answer[]> Ask(string drop, Wish[] wishes);
}
