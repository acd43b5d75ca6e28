namespace LiveRooms.Server.Api;

/// <summary>Who marks shows headline. Configuration section <c>LiveRooms:Shows</c>, which the shows' own options share.</summary>
internal sealed class HeadlineOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Shows";

    /// <summary>
    /// <see cref="Api.HeadlineBy.Creators"/> in Development, else <see cref="Api.HeadlineBy.Operators"/>: the silos that are kept for the
    /// largest shows are few.
    /// </summary>
    public HeadlineBy? HeadlineBy { get; set; }
}

/// <summary>Who marks a show headline when it is made.</summary>
internal enum HeadlineBy
{
    /// <summary>Operators alone.</summary>
    Operators,
    /// <summary>Whoever makes a show.</summary>
    Creators,
}
