using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Load.Plan.Costs;

/// <summary>
/// The file of coefficients: where they come from, the coefficients for people to read, and the experiments they were fitted to. The
/// planner fits them again from the experiments, which takes no time, because how uncertain they are together is not in a list.
/// </summary>
/// <param name="Command">What made it.</param>
/// <param name="Date">The day, of world time.</param>
/// <param name="Machine">On what.</param>
/// <param name="Coefficients">What was fitted.</param>
/// <param name="UnitCosts">What was measured directly.</param>
/// <param name="Samples">The experiments, with those that the fit does not look at.</param>
internal sealed record FitFile(
    string Command, string Date, MachineCard Machine, IReadOnlyList<Coefficient> Coefficients, IReadOnlyList<UnitCost> UnitCosts,
    IReadOnlyList<Sample> Samples)
{
    private const string Resource = "coefficients.json";

    /// <summary>The committed one.</summary>
    public static FitFile Committed()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        return Read(stream);
    }

    /// <exception cref="JsonException">It is no such file.</exception>
    public static FitFile Read(Stream json) =>
        JsonSerializer.Deserialize(json, FitJson.Default.FitFile) ?? throw new JsonException("The file of coefficients is empty.");

    public string Write() => JsonSerializer.Serialize(this, FitJson.Readable.FitFile) + "\n";
}

/// <summary>The machine of the experiments.</summary>
/// <param name="Cores">Processors the processes might use.</param>
/// <param name="Processor">Their name.</param>
/// <param name="MemoryGib">Its memory.</param>
/// <param name="System">The system.</param>
/// <param name="Runtime">The runtime.</param>
/// <param name="LoadAverage">Work that wanted to run before it began: of others.</param>
internal sealed record MachineCard(int Cores, string Processor, double MemoryGib, string System, string Runtime, double LoadAverage);

/// <summary>Something measured by itself, several times.</summary>
/// <param name="Name">Of what, by <see cref="UnitCosts"/>.</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Values">Each time.</param>
internal sealed record UnitCost(string Name, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>The mean, with twice its standard error.</summary>
    [JsonIgnore]
    public Estimate Mean
    {
        get
        {
            var mean = Values.Average();
            var variance = Values.Count < 2 ? 0 : Values.Sum(value => (value - mean) * (value - mean)) / (Values.Count - 1);
            return new Estimate(Math.Max(0, mean), 2 * Math.Sqrt(variance / Values.Count));
        }
    }
}

/// <summary>Names of what is measured directly.</summary>
internal static class UnitCosts
{
    public const string SiloBase = "silo memory, empty";
    public const string SiloOfShow = "silo memory of a live show";
    public const string SiloOfReservation = "silo memory of a reservation";
    public const string SiloOfViewer = "silo memory of a viewer who acts";
    public const string RedisBase = "redis memory, empty";
    public const string RedisOfShow = "redis memory of a live show";
    public const string RedisOfReservation = "redis memory of a reservation";
    public const string RedisOfViewer = "redis memory of a viewer who acts";
}

/// <summary>How the file is read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FitFile))]
internal sealed partial class FitJson : JsonSerializerContext
{
    /// <summary>For people: names as they are, on lines of their own.</summary>
    public static FitJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
