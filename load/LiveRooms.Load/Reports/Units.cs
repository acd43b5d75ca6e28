using System.Globalization;

namespace LiveRooms.Load.Reports;

/// <summary>How figures are written in every report, the same in all.</summary>
internal static class Units
{
    /// <summary>A time of so many microseconds, three digits.</summary>
    public static string Time(double micros) => Math.Abs(micros) switch
    {
        0 => "0",
        < 1_000 => $"{Three(micros)} µs",
        < 999_500 => $"{Three(micros / 1e3)} ms",
        < 600e6 => $"{Three(micros / 1e6)} s",
        _ => $"{Three(micros / 60e6)} min",
    };

    /// <summary>A length of a run: <c>5:07</c>, <c>1:02:30</c>.</summary>
    public static string Length(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Round(Math.Max(0, seconds)));
        return span.TotalHours >= 1
            ? $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}"
            : $"{span.Minutes}:{span.Seconds:00}";
    }

    /// <summary>A whole number, its thousands told apart.</summary>
    public static string Count(double number) => Math.Round(number).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of any size in three digits and a word: <c>1.25 M</c>.</summary>
    public static string Brief(double number) => Math.Abs(number) switch
    {
        >= 999_500_000 => $"{Three(number / 1e9)} G",
        >= 999_500 => $"{Three(number / 1e6)} M",
        >= 9_995 => $"{Three(number / 1e3)} k",
        _ => Three(number),
    };

    /// <summary>Bytes, by thousands.</summary>
    public static string Bytes(double bytes) => Brief(bytes) is var text && text.Contains(' ', StringComparison.Ordinal) ? $"{text}B" : $"{text} B";

    /// <summary>A share of 0 to 1 as a percentage.</summary>
    public static string Percent(double share) => share switch
    {
        0 => "0 %",
        < 0.000_5 => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.####} %"),
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %"),
    };

    /// <summary>Three digits, or all before the point.</summary>
    public static string Three(double number) => Math.Abs(number) switch
    {
        >= 99.95 => number.ToString("N0", CultureInfo.InvariantCulture),
        >= 9.995 => number.ToString("0.0", CultureInfo.InvariantCulture),
        var size when size == Math.Floor(size) => number.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
