namespace LiveRooms.Server.Demo;

/// <summary>Who the simulated viewers are, and what they say.</summary>
internal static class DemoLines
{
    /// <summary>Names, taken in turn.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Juniper", "Tofu", "Marlowe", "Pixel", "Clementine", "Bo", "Saffron", "Otter", "Wren", "Kit", "Maple", "Indigo",
        "Pepper", "Robin", "Fig", "Sailor",
    ];

    /// <summary>Lines for any moment.</summary>
    public static readonly IReadOnlyList<string> Any =
    [
        "hello from the coast!", "the light in the studio is so good today", "is that glaze really that green?",
        "can you turn it around once?", "oh I love this one", "how heavy is it?", "just got here, what did I miss?",
        "does it come gift wrapped?", "my kitchen needs this", "that handle!!", "how long does it take to make one?",
        "the sound when you put it down, lovely", "is it safe in the dishwasher?", "greetings from a rainy balcony",
        "my cat approves", "what wood is the table?", "who else is here for the drop?", "so calming to watch",
    ];

    /// <summary>Lines before the drop opens.</summary>
    public static readonly IReadOnlyList<string> Before =
        ["how long until the drop?", "finger on the button", "only twenty of them, right?", "don't blink", "here we go soon"];

    /// <summary>Lines of somebody who has just bought.</summary>
    public static readonly IReadOnlyList<string> Bought = ["got one!!", "mine, yes!", "confirmed, thank you!", "that was quick", "happy"];

    /// <summary>Lines of somebody who waits.</summary>
    public static readonly IReadOnlyList<string> Waiting = ["on the waitlist, fingers crossed", "so close", "maybe someone lets go"];
}
