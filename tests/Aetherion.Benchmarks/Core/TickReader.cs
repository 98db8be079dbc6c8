using System.Text.Json;
using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Core;

/// <summary>
/// Reads the messages of /ws/market: counts them, looks for gaps in each symbol's sequence, and measures their age.
/// </summary>
internal sealed class TickReader
{
    private readonly Dictionary<string, long> _last = [];
    private readonly List<double> _latencies = [];

    public long MessageCount { get; private set; }

    public long MissingCount { get; private set; }

    public double Seconds { get; set; }

    public double LatencyQuantile(double share) => Median.Quantile(_latencies, share);

    public void Read(ReadOnlySpan<byte> message, bool isCounted)
    {
        var now = DateTime.UtcNow;
        var json = new Utf8JsonReader(message);
        string symbol = "";
        long sequence = 0;
        DateTime received = default;
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
                continue;
            if (json.ValueTextEquals("symbol"u8) && json.Read())
                symbol = json.GetString()!;
            else if (json.ValueTextEquals("sequence"u8) && json.Read())
                sequence = json.TokenType == JsonTokenType.Number ? json.GetInt64() : long.Parse(
                    json.GetString()!, null);
            else if (json.ValueTextEquals("receivedTime"u8) && json.Read())
                received = json.GetDateTime();
            else
                json.Skip();
        }
        if (sequence == 0)
            return;
        if (_last.TryGetValue(symbol, out var last) && sequence != last + 1)
            MissingCount += sequence - last - 1;
        _last[symbol] = sequence;
        if (!isCounted)
            return;
        MessageCount++;
        _latencies.Add((now - received.ToUniversalTime()).TotalMilliseconds);
    }
}
