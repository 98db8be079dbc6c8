using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>A recorded message whose time, sequence and trade id can be written anew.</summary>
internal sealed record CoinbaseFrame(
    long Micros, CoinbaseKind Kind, string Product, byte[] Data, (int Start, int Length, long Micros) Time,
    (int Start, int Length, long Value) Sequence, (int Start, int Length, long Value) TradeId)
{
    /// <summary>Null for messages that the emulator makes itself.</summary>
    public static CoinbaseFrame? Read(long micros, byte[] data)
    {
        CoinbaseKind? kind = null;
        var product = "";
        (int, int, long) time = default, sequence = default, trade = default;
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "type")
                kind = KindOf(reader.GetString());
            else if (name == "product_id")
                product = reader.GetString()!;
            else if (name == "time" && reader.TokenType == JsonTokenType.String)
                time = (start + 1, reader.ValueSpan.Length, CoinbaseText.Micros(reader.GetString()!));
            else if (name == "sequence")
                sequence = (start, reader.ValueSpan.Length, reader.GetInt64());
            else if (name == "trade_id")
                trade = (start, reader.ValueSpan.Length, reader.GetInt64());
            else
                reader.Skip();
        }
        return kind is { } known ? new CoinbaseFrame(micros, known, product, data, time, sequence, trade) : null;
    }

    /// <summary>The message with another time, and ids that are moved.</summary>
    public byte[] Render(long timeMicros, long sequenceOffset, long tradeOffset)
    {
        List<(int Start, int Length, string Text)> parts = [];
        if (Time.Length > 0)
            parts.Add((Time.Start, Time.Length, CoinbaseText.Time(timeMicros)));
        if (Sequence.Length > 0)
            parts.Add((Sequence.Start, Sequence.Length, (Sequence.Value + sequenceOffset).ToString(CultureInfo.InvariantCulture)));
        // A ticker from before every trade that is known has 0.
        if (TradeId.Value > 0)
            parts.Add((TradeId.Start, TradeId.Length, (TradeId.Value + tradeOffset).ToString(CultureInfo.InvariantCulture)));
        var output = new ArrayWriter(Data.Length + 16);
        var from = 0;
        foreach (var (start, length, text) in parts.OrderBy(part => part.Start))
        {
            output.Write(Data.AsSpan(from, start - from));
            output.Write(Encoding.UTF8.GetBytes(text));
            from = start + length;
        }
        output.Write(Data.AsSpan(from));
        return output.ToArray();
    }

    private static CoinbaseKind? KindOf(string? type) => type switch
    {
        "l2update" => CoinbaseKind.Update,
        "match" => CoinbaseKind.Match,
        "ticker" => CoinbaseKind.Ticker,
        _ => null,
    };
}
