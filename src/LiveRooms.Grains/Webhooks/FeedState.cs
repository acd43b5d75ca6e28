using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Webhooks;

/// <summary>What is stored of a feed's place.</summary>
[GenerateSerializer, Alias("lr.webhook.feed.state")]
internal sealed class FeedState
{
    /// <summary>The drop's revision up to which every fact was delivered, became a dead letter, or was nobody's to hear.</summary>
    [Id(0)]
    public long Cursor { get; set; }

    [Id(1)]
    public long Delivered { get; set; }

    /// <summary>Failures of the next fact.</summary>
    [Id(2)]
    public int Attempts { get; set; }

    [Id(3)]
    public DateTimeOffset? NextAttemptAt { get; set; }

    [Id(4)]
    public string? LastError { get; set; }
}

/// <summary>What is stored of a feed's dead letters; apart, since they change seldom.</summary>
[GenerateSerializer, Alias("lr.webhook.letters.state")]
internal sealed class LettersState
{
    /// <summary>The oldest first.</summary>
    [Id(0)]
    public List<DeadLetter> Letters { get; set; } = [];
}

/// <summary>A fact that was tried as often as it may be. What it says is read from the journal again.</summary>
/// <param name="Sequence">The fact's sequence, which is the drop's revision.</param>
/// <param name="Type">One of <see cref="FactTypes"/>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Why the last one failed.</param>
/// <param name="At">When the fact happened.</param>
/// <param name="Resend">Whether its creator wants it tried once more.</param>
[GenerateSerializer, Immutable, Alias("lr.webhook.letter")]
public sealed record DeadLetter(long Sequence, string Type, int Attempts, string LastError, DateTimeOffset At, bool Resend = false);
