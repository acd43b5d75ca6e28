using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Audience;

/// <summary>What each viewer is, by its number and the seed alone: every agent would say the same of it.</summary>
internal sealed class Mix
{
    private const int NetworkDraw = 1;
    private const int BehaviourDraw = 2;

    // Who tries for a drop has to be there: some more shoppers than tries.
    private const double SpareShoppers = 1.1;

    private readonly int _seed;
    private readonly double[] _networks;
    private readonly double[] _behaviours;

    /// <summary>Makes it.</summary>
    /// <exception cref="ArgumentException">A share has an unknown name or is below 0, or they are above 1 together.</exception>
    public Mix(AudienceSettings whole)
    {
        _seed = whole.Seed;
        _networks = Bounds(whole.Networks, [.. NetworkProfile.All.Select(network => network.Name)], "networks");
        var behaviours = new Dictionary<string, double>(whole.Behaviours, StringComparer.OrdinalIgnoreCase);
        if (whole.Shoppers > 0 && !behaviours.ContainsKey(nameof(Behaviour.Shopper)))
            behaviours[nameof(Behaviour.Shopper)] = Math.Min(1 - behaviours.Values.Sum(), SpareShoppers * whole.Shoppers / whole.Viewers);
        _behaviours = Bounds(behaviours, Enum.GetNames<Behaviour>(), "behaviours");
    }

    /// <summary>A viewer's network, by its place in <see cref="NetworkProfile.All"/>.</summary>
    public int NetworkOf(long number) => Drawn(_networks, Chance.Of(_seed, number, NetworkDraw));

    /// <summary>What a viewer does.</summary>
    public Behaviour BehaviourOf(long number) => (Behaviour)Drawn(_behaviours, Chance.Of(_seed, number, BehaviourDraw));

    /// <summary>Where each but the first ends on [0, 1); the first has what is left.</summary>
    private static double[] Bounds(IReadOnlyDictionary<string, double> shares, string[] names, string what)
    {
        var bounds = new double[names.Length];
        foreach (var (name, share) in shares)
        {
            var place = Array.FindIndex(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
                throw new ArgumentException($"{name} is none of the {what} {string.Join(", ", names)}.");
            if (share is not (>= 0 and <= 1))
                throw new ArgumentException($"The share of {name} among the {what} is {share}, not from 0 to 1.");
            if (place > 0)
                bounds[place] = share;
        }
        for (var i = 1; i < bounds.Length; i++)
            bounds[i] += bounds[i - 1];
        return bounds[^1] <= 1 + 1e-9 ? bounds : throw new ArgumentException($"The shares of the {what} are {bounds[^1]} together, more than 1.");
    }

    private static int Drawn(double[] bounds, double chance)
    {
        for (var i = 1; i < bounds.Length; i++)
        {
            if (chance < bounds[i])
                return i;
        }
        return 0;
    }
}
