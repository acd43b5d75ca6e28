namespace LiveRooms.Load.Tests.Markets;

/// <summary>What goes wrong once in a <see cref="FakeMarket"/>.</summary>
public enum Fault
{
    None,
    LostReaction,
    CountedTwice,
    LostLine,
    WrongLanguage,
    WrongName,
    Refused,
    LostConnection,
    FailedCall,
    SilentLook,
}
