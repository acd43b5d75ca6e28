using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Drops;

/// <summary>A drop's units. Always: free + held + sold = total, and none is negative; a change that would break this throws.</summary>
public readonly record struct Stock
{
    /// <summary>Takes the four numbers as they are.</summary>
    /// <exception cref="InvalidOperationException">They do not add up, or one is negative.</exception>
    [JsonConstructor]
    public Stock(int total, int free, int held, int sold)
    {
        if ((long)free + held + sold != total || free < 0 || held < 0 || sold < 0)
            throw new InvalidOperationException($"Stock does not add up: total {total}, free {free}, held {held}, sold {sold}.");
        Total = total;
        Free = free;
        Held = held;
        Sold = sold;
    }

    /// <summary>Units in all.</summary>
    public int Total { get; }

    /// <summary>Units nobody holds.</summary>
    public int Free { get; }

    /// <summary>Units held, not yet confirmed.</summary>
    public int Held { get; }

    /// <summary>Units confirmed.</summary>
    public int Sold { get; }

    /// <summary>Adds free units.</summary>
    public Stock Restock(int units) => new(checked(Total + Positive(units)), Free + units, Held, Sold);

    /// <summary>Free units become held.</summary>
    public Stock Hold(int units) => new(Total, Free - Positive(units), Held + units, Sold);

    /// <summary>Held units become sold.</summary>
    public Stock Sell(int units) => new(Total, Free, Held - Positive(units), Sold + units);

    /// <summary>Free units become sold.</summary>
    public Stock SellFree(int units) => new(Total, Free - Positive(units), Held, Sold + units);

    /// <summary>Held units become free.</summary>
    public Stock GiveBack(int units) => new(Total, Free + Positive(units), Held - units, Sold);

    /// <summary>Free units are there no more.</summary>
    public Stock Reduce(int units) => new(Total - Positive(units), Free - units, Held, Sold);

    /// <summary>Sold units become free again.</summary>
    public Stock TakeBack(int units) => new(Total, Free + Positive(units), Held, Sold - units);

    /// <summary>Sold units come back, but not for sale.</summary>
    public Stock WriteOff(int units) => new(Total - Positive(units), Free, Held, Sold - units);

    /// <summary>This sum after one of its parts changed.</summary>
    public Stock With(Stock before, Stock after) => new(
        checked(Total - before.Total + after.Total), Free - before.Free + after.Free, Held - before.Held + after.Held,
        Sold - before.Sold + after.Sold);

    private int Positive(int units) =>
        units > 0 ? units : throw new InvalidOperationException($"{units} units cannot move: total {Total}, free {Free}, held {Held}, sold {Sold}.");
}
