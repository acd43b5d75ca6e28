namespace LiveRooms.Load.Gates;

/// <summary>Numbers of things in sentences.</summary>
internal static class Many
{
    /// <summary>As <c>1 drop</c> or <c>2,000 drops</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="more">For others, where it is more than an s.</param>
    public static string Of(long number, string one, string? more = null) => $"{number:N0} {(number == 1 ? one : more ?? one + "s")}";
}
