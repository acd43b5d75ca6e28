using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>A language a show is held in: one of eight, named by its ISO 639-1 code in lower case.</summary>
[GenerateSerializer, Immutable, Alias("lr.language")]
[JsonConverter(typeof(TextIdConverter<Language>))]
public readonly record struct Language : ITextId<Language>
{
    private Language(string code) => Code = code;

    /// <summary>English.</summary>
    public static Language English { get; } = new("en");

    /// <summary>Russian.</summary>
    public static Language Russian { get; } = new("ru");

    /// <summary>Spanish.</summary>
    public static Language Spanish { get; } = new("es");

    /// <summary>Portuguese.</summary>
    public static Language Portuguese { get; } = new("pt");

    /// <summary>French.</summary>
    public static Language French { get; } = new("fr");

    /// <summary>Italian.</summary>
    public static Language Italian { get; } = new("it");

    /// <summary>Polish.</summary>
    public static Language Polish { get; } = new("pl");

    /// <summary>Ukrainian.</summary>
    public static Language Ukrainian { get; } = new("uk");

    /// <summary>All eight.</summary>
    public static IReadOnlyList<Language> All { get; } =
        [English, Russian, Spanish, Portuguese, French, Italian, Polish, Ukrainian];

    /// <summary>The code, as stored and sent.</summary>
    [Id(0)]
    public string Code { get; }

    string ITextId<Language>.Value => Code;

    /// <summary>The language of that code.</summary>
    public static bool TryParse(string? text, out Language id)
    {
        foreach (var language in All)
        {
            if (language.Code != text)
                continue;
            id = language;
            return true;
        }

        id = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
