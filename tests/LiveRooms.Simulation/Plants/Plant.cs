using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>A bug to be found: it stands between the drop's writer and its parts. This one is none.</summary>
internal class Plant
{
    public static Plant None { get; } = new();

    /// <summary>A plant by the name of its class.</summary>
    public static Plant Named(string name) => name switch
    {
        nameof(NoFence) => new NoFence(),
        nameof(AckBeforeAppend) => new AckBeforeAppend(),
        nameof(ForgottenOperations) => new ForgottenOperations(),
        nameof(ExpireFromMemory) => new ExpireFromMemory(),
        nameof(PromoteTwice) => new PromoteTwice(),
        nameof(NeverLooks) => new NeverLooks(),
        nameof(MisplacedSnapshot) => new MisplacedSnapshot(),
        _ => throw new ArgumentException($"There is no plant {name}."),
    };

    /// <summary>What an activation writes to in place of its way to the store.</summary>
    public virtual IJournal Journal(IJournal link, History history) => link;

    /// <summary>The rules of one activation.</summary>
    public virtual Func<Drop, DropCommand, DateTimeOffset, DropDecision> Decide() => DropRules.Decide;
}
