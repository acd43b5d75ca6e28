namespace LiveRooms.Load.Audience;

/// <summary>What chatters say.</summary>
internal static class Phrases
{
    private static readonly string[] All =
    [
        "Hello from Lisbon!", "How warm is the jacket?", "I love the blue one", "Does it come in large?", "When does the drop open?",
        "Just got mine", "Is shipping free?", "That stitching looks great", "My size is always gone", "Show the back please",
    ];

    /// <summary>One of them.</summary>
    public static string Of(long number) => All[(int)(number % All.Length)];
}
