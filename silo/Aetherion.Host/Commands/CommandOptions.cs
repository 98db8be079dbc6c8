using System.CommandLine;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommandOptions
{
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
        CustomParser = result =>
        {
            if (InstrumentId.TryParse(result.Tokens[0].Value, null, out var id))
                return id;
            result.AddError($"'{result.Tokens[0].Value}' is no instrument id; write venue:symbol, such as binance:BTCUSDT.");
            return default;
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object for machines." };
}
