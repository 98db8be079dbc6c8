using System.Text.Json;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>The sockets of one market: channels, what a book begins with, pings, and the account's own channels.</summary>
internal sealed class WeexSockets(WeexMarket market, Queue<VenueOutput> outputs)
{
    private const int ChannelsMax = 100;
    private const int OperationsPerHour = 240;
    private const int OpenPingsMax = 3;
    private const int PolicyViolation = 1008;
    private const string KlineMark = "kline_";
    private const string KlineEnd = "_LAST_PRICE";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(20);
    private static readonly string[] PlainNames = ["trade", "ticker", "bookTicker"];
    private static readonly string[] PrivateNames = ["account", "fill", "order", "position"];

    private readonly Dictionary<int, WeexConnection> _connections = [];
    private DateTime _nextSecond;
    private DateTime _nextPing;
    private long _version;

    public DateTime? NextTime => _connections.Count == 0 ? null : _nextSecond < _nextPing ? _nextSecond : _nextPing;

    /// <summary>Every channel by the name that faults find it by.</summary>
    public IEnumerable<VenueStream> Streams =>
    [
        .. market.Symbols.SelectMany(symbol => StreamsOf(symbol.Key, symbol.Value)),
        .. PrivateNames.Select(UserStreamOf),
    ];

    public void Open(int number, string account, DateTime now)
    {
        if (_connections.Count == 0)
            (_nextSecond, _nextPing) = (now + Second, now + PingInterval);
        _connections[number] = new WeexConnection(number, now, account);
    }

    public bool Has(int number) => _connections.ContainsKey(number);

    public void Leave(int number) => _connections.Remove(number);

    public void Advance(DateTime now)
    {
        if (_connections.Count > 0 && now >= _nextSecond)
        {
            _nextSecond = now + Second;
            foreach (var symbol in market.Symbols.Values)
                PublishSecond(symbol, now);
        }
        if (_connections.Count > 0 && now >= _nextPing)
        {
            _nextPing = now + PingInterval;
            Ping(now);
        }
    }

    public void PublishBook(WeexSymbol symbol, DateTime now)
    {
        var name = symbol.Spec.Symbol;
        foreach (var channel in symbol.Channels)
        {
            var stream = $"{name}@depth{channel.Depth}";
            if (IsWanted(stream) && channel.Take() is { } change)
                Publish(stream, WeexFrames.Update(symbol, channel.Depth, change, market.IdReading, Millis(now)));
        }
        if (IsWanted($"{name}@bookTicker"))
            Publish($"{name}@bookTicker", WeexFrames.Quote(symbol, Millis(now)));
    }

    public void PublishTrade(WeexSymbol symbol, TradeFrame trade, DateTime now)
    {
        var stream = $"{symbol.Spec.Symbol}@trade";
        if (IsWanted(stream))
            Publish(stream, WeexFrames.Trade(symbol, trade, Millis(now)));
    }

    public void Receive(int number, ReadOnlyMemory<byte> text, DateTime now)
    {
        var connection = _connections[number];
        try
        {
            using var document = JsonDocument.Parse(text);
            Handle(connection, document.RootElement, now);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Send(connection, WeexFrames.Answer("", isGood: false), "");
        }
    }

    /// <summary>Something happened to an order: its owner is told of it, of the fill, the money and the position.</summary>
    public void Tell(OrderReport report)
    {
        var account = report.Order.Account;
        var spec = market.Symbols[report.Order.Symbol].Spec;
        TellAccount(account, "order", "OrderUpdate", report.Time, json => WeexOrderWriter.OrderEvent(json, report.Order, spec, market));
        if (report.Fill is { } fill)
            TellAccount(account, "fill", "OrderUpdate", report.Time, json => WeexOrderWriter.FillEvent(json, report.Order, fill, spec, market));
        TellMoney(account, "OrderUpdate", report.Time);
    }

    public void TellFunding(VenueAccount account, DateTime now) => TellMoney(account, "PositionFundingSettle", now);

    private void TellMoney(VenueAccount account, string reason, DateTime now)
    {
        foreach (var (asset, balance) in account.Balances)
            TellAccount(account, "account", reason, now, json => WeexOrderWriter.BalanceEvent(json, asset, balance, market));
        if (!market.IsFutures)
            return;
        foreach (var (symbol, isLong, position) in market.Trading.Positions(account).ToList())
            TellAccount(account, "position", reason, now, json => WeexOrderWriter.PositionEvent(json, symbol.Spec, isLong, position, account));
    }

    private void TellAccount(VenueAccount account, string channel, string reason, DateTime now, Action<Utf8JsonWriter> write)
    {
        byte[]? data = null;
        foreach (var connection in _connections.Values)
        {
            if (connection.Account == account.Name && connection.Channels.Contains(channel))
                Send(connection, data ??= AccountEvent(channel, reason, now, write), UserStreamOf(channel).Name);
        }
    }

    private static VenueStream UserStreamOf(string channel) => new($"{FaultRule.UserStream}/{channel}", FaultRule.UserStream);

    private static IEnumerable<VenueStream> StreamsOf(string name, WeexSymbol symbol) =>
    [
        .. PlainNames.Select(kind => new VenueStream($"{name}@{kind}", kind)),
        .. symbol.Channels.Select(channel => new VenueStream($"{name}@depth{channel.Depth}", "depth")),
        .. KlineInterval.All.Select(interval => new VenueStream($"{name}@{KlineMark}{interval.Name}{KlineEnd}", "kline")),
    ];

    private byte[] AccountEvent(string channel, string reason, DateTime now, Action<Utf8JsonWriter> write) => JsonText.Object(json =>
    {
        json.WriteString("e", channel is "order" or "position" ? channel + "s" : channel);
        json.WriteNumber("E", Millis(now));
        json.WriteNumber("v", ++_version);
        json.WriteString("msgEvent", reason);
        json.WriteStartArray("d");
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private void Handle(WeexConnection connection, JsonElement message, DateTime now)
    {
        var method = Text(message, "method");
        if (method == "PONG")
        {
            connection.OpenPings = 0;
            return;
        }
        if (!MayOperate(connection, now))
        {
            Close(connection);
            return;
        }
        var id = Text(message, "id");
        var names = message.TryGetProperty("params", out var list) ? list.EnumerateArray().Select(item => item.GetString() ?? "").ToList() : [];
        var isGood = method is "SUBSCRIBE" or "UNSUBSCRIBE" && names.Count > 0 && names.TrueForAll(name => IsKnown(connection, name))
            && (method == "UNSUBSCRIBE" || connection.Channels.Union(names).Count() <= ChannelsMax);
        Send(connection, WeexFrames.Answer(id, isGood), "");
        if (!isGood)
            return;
        if (method == "UNSUBSCRIBE")
            connection.Channels.ExceptWith(names);
        else
            Subscribe(connection, names, now);
    }

    private static bool MayOperate(WeexConnection connection, DateTime now)
    {
        var recent = connection.RecentOperations;
        while (recent.Count > 0 && recent.Peek() <= now - TimeSpan.FromHours(1))
            recent.Dequeue();
        recent.Enqueue(now);
        return recent.Count <= OperationsPerHour;
    }

    private bool IsKnown(WeexConnection connection, string name)
    {
        if (connection.Account.Length > 0)
            return Array.IndexOf(PrivateNames, name) >= 0 && (market.IsFutures || name != "position");
        var parts = name.Split('@');
        return parts is [var symbol, var stream] && market.Symbols.ContainsKey(symbol)
            && (Array.IndexOf(PlainNames, stream) >= 0 || stream is "depth15" or "depth200" || IntervalOf(stream) is not null);
    }

    private static KlineInterval? IntervalOf(string stream) =>
        stream.Length > KlineMark.Length + KlineEnd.Length
        && stream.StartsWith(KlineMark, StringComparison.Ordinal) && stream.EndsWith(KlineEnd, StringComparison.Ordinal)
            ? KlineInterval.Find(stream[KlineMark.Length..^KlineEnd.Length])
            : null;

    /// <summary>Who subscribes to a book again gets it whole again.</summary>
    private void Subscribe(WeexConnection connection, List<string> names, DateTime now)
    {
        foreach (var name in names)
        {
            var isFirst = !IsWanted(name);
            connection.Channels.Add(name);
            if (connection.Account.Length > 0 || !name.Contains("@depth", StringComparison.Ordinal))
                continue;
            var symbol = market.Symbols[name.Split('@')[0]];
            var channel = symbol.Channels.Single(each => name.EndsWith($"@depth{each.Depth}", StringComparison.Ordinal));
            // Nobody has listened, so the channel has stood still.
            if (isFirst)
                channel.Take();
            Send(connection, WeexFrames.Snapshot(symbol, channel, Millis(now)), name);
        }
    }

    private void PublishSecond(WeexSymbol symbol, DateTime now)
    {
        var (name, ms) = (symbol.Spec.Symbol, Millis(now));
        if (IsWanted($"{name}@ticker"))
            Publish($"{name}@ticker", WeexFrames.Ticker(symbol, market.IsFutures, ms));
        var streams = _connections.Values.SelectMany(each => each.Channels)
            .Where(stream => stream.StartsWith($"{name}@{KlineMark}", StringComparison.Ordinal)).Distinct().ToList();
        foreach (var stream in streams)
        {
            var interval = IntervalOf(stream[(name.Length + 1)..])!;
            symbol.Klines.AdvanceTo(ms);
            foreach (var bar in symbol.Klines.Query(interval, null, null, 1))
                Publish(stream, WeexFrames.Kline(symbol, interval, bar, ms));
        }
    }

    private void Ping(DateTime now)
    {
        foreach (var connection in _connections.Values.ToList())
        {
            if (connection.OpenPings >= OpenPingsMax)
            {
                Close(connection);
                continue;
            }
            connection.OpenPings++;
            Send(connection, WeexFrames.Ping(Millis(now)), "");
        }
    }

    private bool IsWanted(string stream)
    {
        foreach (var connection in _connections.Values)
        {
            if (connection.Channels.Contains(stream))
                return true;
        }
        return false;
    }

    private void Publish(string stream, byte[] data)
    {
        foreach (var connection in _connections.Values)
        {
            if (connection.Channels.Contains(stream))
                Send(connection, data, stream);
        }
    }

    private void Send(WeexConnection connection, byte[] data, string stream) =>
        outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Frame, data, stream));

    private void Close(WeexConnection connection)
    {
        _connections.Remove(connection.Number);
        outputs.Enqueue(new VenueOutput(connection.Number, VenueOutputKind.Close, default, "", PolicyViolation));
    }

    private long Millis(DateTime now) => EpochTime.Millis(now + market.Skew);

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) ? value.ToString() : "";
}
