using System.Text;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Who wants which stream of a market, and the frames that go to them.</summary>
internal sealed class StreamHub(Queue<VenueOutput> outputs)
{
    private readonly Dictionary<string, List<BinanceConnection>> _subscribers = [];

    public bool HasSubscribers(string stream) => _subscribers.ContainsKey(stream);

    public void Subscribe(BinanceConnection connection, string stream)
    {
        if (!connection.Streams.Add(stream))
            return;
        if (!_subscribers.TryGetValue(stream, out var list))
            _subscribers[stream] = list = [];
        list.Add(connection);
    }

    public void Unsubscribe(BinanceConnection connection, string stream)
    {
        if (!connection.Streams.Remove(stream) || !_subscribers.TryGetValue(stream, out var list))
            return;
        list.Remove(connection);
        if (list.Count == 0)
            _subscribers.Remove(stream);
    }

    /// <param name="eventName">The event of user data, which clients may choose by; empty for the market's.</param>
    public void Publish(string stream, byte[] data, string eventName = "")
    {
        if (!_subscribers.TryGetValue(stream, out var list))
            return;
        byte[]? combined = null;
        foreach (var connection in list)
        {
            if (!connection.Carries(stream) || !connection.Wants(eventName))
                continue;
            var payload = connection.IsCombined ? combined ??= Combine(stream, data) : data;
            var name = eventName.Length > 0 ? UserStreams.StreamName : stream;
            outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Frame, payload, name));
        }
    }

    /// <summary>Wraps a message with the name of its stream.</summary>
    public static byte[] Combine(string stream, byte[] data)
    {
        var writer = new ArrayWriter(data.Length + stream.Length + 32);
        writer.Write("{\"stream\":\""u8);
        Span<byte> name = stackalloc byte[Encoding.UTF8.GetMaxByteCount(stream.Length)];
        writer.Write(name[..Encoding.UTF8.GetBytes(stream, name)]);
        writer.Write("\",\"data\":"u8);
        writer.Write(data);
        writer.Write("}"u8);
        return writer.ToArray();
    }
}
