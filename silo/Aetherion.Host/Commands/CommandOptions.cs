using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommandOptions
{
    /// <summary>Who gives commands here, for the journals and the audit log.</summary>
    public static string Actor => $"cli:{Environment.UserName}";

    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "The folder that holds the embedded database.",
        DefaultValueFactory = _ => new DirectoryInfo(".aetherion"),
    };

    public static Option<FileInfo> Bars() => new("--bars")
    {
        Description = "A kline CSV file of one-minute bars, plain or gzip.",
        Required = true,
    };

    public static Option<InstrumentId> Symbol() => new("--symbol")
    {
        Description = "The instrument the bars belong to, such as binance:BTCUSDT.",
        Required = true,
        CustomParser = ParseInstrument,
    };

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int min, int max, int preset) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => preset,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= min && number <= max)
                return number;
            result.AddError($"{name} takes a number from {min} to {max}, not '{text}'.");
            return preset;
        },
    };

    /// <summary>A duration, whose preset the help shows as it is written.</summary>
    public static Option<DurationText> Duration(
        string name, string description, string preset, TimeSpan min) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => DurationText.TryParse(preset, out var duration)
            ? duration
            : throw new ArgumentException($"'{preset}' is no duration.", nameof(preset)),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationText.TryParse(text, out var duration) && duration.Value >= min)
                return duration;
            result.AddError(string.Create(
                CultureInfo.InvariantCulture,
                $"'{text}' is no duration from {min.TotalMicroseconds:0.#}us to 24h; write for example 1s or 250ms."));
            return default;
        },
    };

    /// <summary>A time in UTC.</summary>
    public static Option<DateTime?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTime.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time))
                return time;
            result.AddError($"{name} takes a time such as 2026-01-05T10:00:00Z, not '{text}'.");
            return null;
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object for machines." };

    public static InstrumentId ParseInstrument(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (InstrumentId.TryParse(text, null, out var id))
            return id;
        result.AddError($"'{text}' is no instrument id; write venue:symbol, such as binance:BTCUSDT.");
        return default;
    }
}
