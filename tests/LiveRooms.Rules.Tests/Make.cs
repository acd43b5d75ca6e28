using System.Security.Cryptography;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests;

/// <summary>Valid things to begin from.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly Actor Host = new(new("host"), Role.Creator);
    public static readonly Actor OtherHost = new(new("other"), Role.Creator);
    public static readonly Actor Guest = new(new("guest"), Role.Viewer);
    public static readonly Actor Keeper = new(new("keeper"), Role.Operator);

    public static readonly ProductSnapshot Mug = new(new("mug"), "Mug", "Holds tea.", "/img/mug.png", 1_250, "EUR");

    public static readonly DrawSeed Seed = new(SHA256.HashData("a seed"u8));

    public static DateTimeOffset At(double seconds) => Start.AddMilliseconds(seconds * 1_000);

    public static ViewerId Viewer(int number) => new($"v{number}");

    public static OperationId Op(string text) => new(text);

    /// <summary>A drop in variants of 1,250 but the first, which has a price of its own: a, b, c...</summary>
    public static DropSettings Variants(DropSettings drop, params int[] units) => drop with
    {
        Stock = units.Sum(),
        Variants = Rules.Drops.Variants.Of(units.Select((n, i) => new Variant(Variant(i), $"Size {i}", n, i == 0 ? 2_000 : null))),
    };

    public static VariantId Variant(int index) => new(index < 26 ? ((char)('a' + index)).ToString() : $"z{index}");

    public static DropSettings Drop(
        int stock = 3, int limit = 2, int holdSeconds = 60, int waitlist = 100, DateTimeOffset? opens = null, DateTimeOffset? closes = null) =>
        new(new("drop"), new("show"), new("host"), Mug, stock, limit, TimeSpan.FromSeconds(holdSeconds), waitlist, opens, closes);

    /// <summary>A lottery that takes entries for a minute.</summary>
    public static DropSettings Lottery(int stock = 3, int limit = 2, DateTimeOffset? opens = null, DateTimeOffset? closes = null) =>
        Drop(stock, limit, opens: opens, closes: closes) with { Mode = DropMode.Lottery, EntryTime = TimeSpan.FromMinutes(1) };

    public static ShowSettings Show() => new(
        new("show"), new("host"), "Host", "Evening market", Language.English, new("eu"), new Uri("https://video.example/live.m3u8"), At(600));
}
