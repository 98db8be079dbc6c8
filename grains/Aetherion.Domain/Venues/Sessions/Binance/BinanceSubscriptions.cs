using System.Globalization;
using System.Text;

namespace Aetherion.Domain.Venues.Sessions.Binance;

/// <summary>
/// The requests for streams on one connection: told in batches, and answered by their ids.
/// </summary>
internal sealed class BinanceSubscriptions(VenueLink link)
{
    /// <summary>The most streams of one request.</summary>
    private const int BatchMax = 100;

    private readonly HashSet<long> _pending = [];
    private long _lastId;

    /// <summary>When the oldest request that waits for its answer was made.</summary>
    public DateTime AskedTime { get; private set; }

    /// <summary>Whether all requests were answered.</summary>
    public bool IsAnswered => _pending.Count == 0;

    /// <summary>Requests that the venue refused.</summary>
    public long RefusedCount { get; private set; }

    public void Subscribe(IEnumerable<string> streams, DateTime now) => Tell("SUBSCRIBE", streams, now);

    public void Unsubscribe(IEnumerable<string> streams, DateTime now) => Tell("UNSUBSCRIBE", streams, now);

    /// <summary>An answer came.</summary>
    public void Answer(in VenueReply reply)
    {
        if (reply.RequestId is not { } id || !_pending.Remove(id))
            return;
        if (reply.Code != 0)
            RefusedCount++;
    }

    private void Tell(string method, IEnumerable<string> streams, DateTime now)
    {
        foreach (var batch in streams.Chunk(BatchMax))
        {
            if (IsAnswered)
                AskedTime = now;
            _pending.Add(++_lastId);
            link.Send(Text(method, batch, _lastId));
        }
    }

    private static string Text(string method, string[] streams, long id)
    {
        var text = new StringBuilder("{\"method\":\"").Append(method).Append("\",\"params\":[");
        text.AppendJoin(',', streams.Select(stream => $"\"{stream}\""));
        return text.Append(CultureInfo.InvariantCulture, $"],\"id\":{id}}}").ToString();
    }
}
