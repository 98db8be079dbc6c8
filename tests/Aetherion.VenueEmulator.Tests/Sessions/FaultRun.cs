using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Domain.Simulation;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Budgets;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Domain.Venues.Sessions.Binance;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using BinanceMarket = Aetherion.Domain.Venues.Sessions.Binance.BinanceMarket;
using VenueReply = Aetherion.VenueEmulator.Core.VenueReply;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>
/// A session and an emulated venue under virtual time, with faults between them. Requests take a while and are made within
/// the venue's budget, as the silo does it.
/// </summary>
internal sealed partial class FaultRun
{
    public const string Symbol = "BTCUSDT";

    private const int DepthLimit = 100;
    private const int LooksOfAddress = 100;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>The venue's minute, in which it counts requests, ends soon after the last fault.</summary>
    private static readonly DateTime Start = new(2026, 1, 5, 12, 0, 40, DateTimeKind.Utc);

    private readonly PriorityQueue<VenueInput, (DateTime Time, long Order)> _pending = new();
    private readonly PriorityQueue<VenueCommand, (DateTime Time, long Order)> _requests = new();
    private readonly HashSet<int> _open = [];
    private readonly BinanceVenue _venue;
    private readonly WitnessedVenue _witness;
    private readonly FaultyVenue _faulty;
    private readonly RandomGenerator _random;
    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();
    private readonly BinanceMarket _market;
    private readonly RequestLedger _ledger;
    private readonly bool _isBlind;
    private readonly bool _hearsQuotes;
    private bool _isExhausted;
    private int _looks;
    private string? _difference;
    private DateTime _nextTick = Start;
    private long _order;
    private long _sequence;
    private long _blindId;

    /// <param name="isBlind">
    /// Whether the session is kept from seeing gaps in the ids of book updates, on one connection that lasts.
    /// </param>
    /// <param name="hearsQuotes">Whether one that is kept from it hears the best prices beside the book.</param>
    /// <param name="recovery">What the orders' side is kept from.</param>
    public FaultRun(
        int number, BinanceMarketKind kind = BinanceMarketKind.Spot, bool isBlind = false, bool hearsQuotes = false,
        OrderRecovery recovery = OrderRecovery.Whole)
    {
        _isBlind = isBlind;
        _hearsQuotes = hearsQuotes;
        _market = kind == BinanceMarketKind.Spot ? BinanceMarket.Spot : BinanceMarket.UsdM;
        _venue = new BinanceVenue(
            new BinanceVenueOptions
            {
                SimulatedSymbols = [Symbol],
                SimulatedMarkets = [kind],
                History = TimeSpan.Zero,
                Seed = (ulong)number + 1,
                ConnectionLifetime = TimeSpan.FromSeconds(isBlind ? 600 : 20),
            },
            Start);
        _witness = new WitnessedVenue(_venue);
        _faulty = new FaultyVenue(_witness, (ulong)number + 1);
        _random = RandomGenerator.For(3, "latency", number);
        _ledger = VenueLimits.LedgerOf(VenueLimits.PoolOf(_market.Venue));
        Session = new BinanceSession(
            _market,
            new VenueSessionOptions
            {
                Seed = number,
                Backfill = TimeSpan.Zero,
                RotateAfter = TimeSpan.FromSeconds(isBlind ? 600 : 6 + (number % 9)),
                OverlapMax = TimeSpan.FromSeconds(6),
                SilenceMax = TimeSpan.FromSeconds(4),
                OpenTimeout = TimeSpan.FromSeconds(4),
                // As in a service. What the tape lacks at the end must be ours: nothing is given up while faults last.
                FetchPatience = VenueSessionOptions.Live.FetchPatience,
            },
            Tape);
        Orders = new OrderTrader(number, kind, _venue, _witness, _faulty, _ledger, Start, recovery);
    }

    public OrderTrader Orders { get; }

    public MarketTape Tape { get; } = new();

    public BinanceSession Session { get; }

    public DateTime Now { get; private set; } = Start;

    /// <summary>Damaged frames and answers that are still well formed: nobody could tell, so they are left out.</summary>
    public int PlausibleCount { get; private set; }

    /// <summary>How often a live book was held against the venue's own at the same id, faults or not.</summary>
    public int ComparedCount { get; private set; }

    /// <summary>How often each fault struck.</summary>
    public Dictionary<FaultKind, int> Strikes { get; } = [];

    /// <summary>Runs a schedule, then lets the session find its feet again.</summary>
    public void Run(FaultSchedule schedule, TimeSpan patience)
    {
        Put(VenueInputKind.Wanted, 0, Symbol, 0, new VenueStart().ToPayload());
        List<(TimeSpan Off, ActiveFault Fault)> active = [];
        var waiting = schedule.Faults.OrderBy(fault => fault.On).ToList();
        while (Now < Start + FaultSchedule.Length)
        {
            Step();
            if (schedule.RateLimitTime is { } time && Start + time <= Now && !_isExhausted)
                Exhaust();
            while (waiting.Count > 0 && Start + waiting[0].On <= Now)
            {
                active.Add((waiting[0].Off, _faulty.Add(waiting[0].Rule, Now)));
                waiting.RemoveAt(0);
            }
            foreach (var (off, fault) in active.Where(entry => Start + entry.Off <= Now).ToList())
            {
                _faulty.Remove(fault.Id);
                active.Remove((off, fault));
                Strikes[fault.Rule.Kind] = Strikes.GetValueOrDefault(fault.Rule.Kind) + fault.Strikes;
            }
        }
        _faulty.Clear();
        // Time for what is held back on its way.
        Pass(TimeSpan.FromSeconds(4));
        var end = Now + patience;
        while (Now < end && (Tape.Symbol?.Feed.State != FeedState.Live || !Orders.AreOver))
            Step();
    }

    /// <summary>What is not as it must be; null when all is.</summary>
    public string? Check()
    {
        if (Tape.Symbol?.Feed.State != FeedState.Live)
            return $"not live but {Tape.Symbol?.Feed}";
        if (_difference is not null)
            return _difference;
        if (Tape.FaultCount > 0)
            return $"{Tape.FaultCount} events out of place";
        return CheckBook() ?? CheckTrades() ?? Orders.Check();
    }

    public void Pass(TimeSpan time)
    {
        for (var end = Now + time; Now < end;)
            Step();
    }

    /// <summary>The book at the same id as the venue's own, level by level.</summary>
    private string? CheckBook()
    {
        var before = ComparedCount;
        for (var end = Now + TimeSpan.FromSeconds(10); Now < end;)
        {
            Step();
            if (ComparedCount > before || _difference is not null)
                return _difference;
        }
        return "the ids of the books never met";
    }

    /// <summary>A book that is live is the venue's own, also while faults last.</summary>
    private void CompareLive()
    {
        if (_difference is not null || Tape.Symbol?.Feed.State != FeedState.Live)
            return;
        // From one address after the other, so that no budget of the venue's is used up by looking.
        var address = $"witness-{_looks++ / LooksOfAddress}";
        var reply = _venue.Handle(
            Get($"{_market.RestRoot}/depth?symbol={Symbol}&limit={DepthLimit}") with { Address = address }, Now);
        using var depth = JsonDocument.Parse(reply.Body);
        if (!depth.RootElement.TryGetProperty("lastUpdateId", out var id) || id.GetInt64() != Session.UpdateIdOf(Symbol))
            return;
        ComparedCount++;
        _difference = Compare("bids", depth) ?? Compare("asks", depth);
    }

    private string? Compare(string side, JsonDocument depth)
    {
        var instrument = Tape.Symbol!.Instrument!;
        var (bids, asks) = Tape.Book.GetLevels(DepthLimit);
        var ours = (side == "bids" ? bids : asks)
            .Select(level => (instrument.ToDecimal(level.Price), instrument.ToDecimal(level.Quantity)));
        var theirs = depth.RootElement.GetProperty(side).EnumerateArray()
            .Select(level => (Number(level[0]), Number(level[1])));
        return ours.SequenceEqual(theirs) ? null : $"{side} differ";
    }

    /// <summary>All trades from our first on, in order, each once.</summary>
    private string? CheckTrades()
    {
        if (Tape.Trades.Count == 0)
            return "no trades";
        var instrument = Tape.Symbol!.Instrument!;
        var ours = Tape.Trades.Select(trade => (
            new DateTimeOffset(trade.EventTime).ToUnixTimeMilliseconds(), instrument.ToDecimal(trade.Price),
            instrument.ToDecimal(trade.Quantity), trade.Aggressor == Side.Sell)).ToList();
        var theirs = AllTrades();
        var first = theirs.IndexOf(ours[0]);
        if (first < 0)
            return "the first trade is none of the venue's";
        var count = Math.Min(ours.Count, theirs.Count - first);
        if (!ours.SequenceEqual(theirs.Skip(first).Take(count)))
            return "trades differ";
        // The last one may be on its way, or an aggregate that is still growing.
        return theirs.Count - first - count <= 3 ? null : $"{theirs.Count - first - count} trades are missing at the end";
    }

    private List<(long, decimal, decimal, bool)> AllTrades()
    {
        List<(long, decimal, decimal, bool)> trades = [];
        using var newest = Trades("limit=1");
        var from = newest.RootElement[0].GetProperty("a").GetInt64() - 9_000;
        while (true)
        {
            using var page = Trades($"fromId={Math.Max(0, from)}&limit=1000");
            foreach (var trade in page.RootElement.EnumerateArray())
            {
                trades.Add((
                    trade.GetProperty("T").GetInt64(), Number(trade.GetProperty("p")), Number(trade.GetProperty("q")),
                    trade.GetProperty("m").GetBoolean()));
                from = trade.GetProperty("a").GetInt64() + 1;
            }
            if (page.RootElement.GetArrayLength() < 1000)
                return trades;
        }
    }

    private JsonDocument Trades(string query) => JsonDocument.Parse(_venue.Handle(
        Get($"{_market.RestRoot}/aggTrades?symbol={Symbol}&{query}") with { Address = "witness" }, Now).Body);

    private static decimal Number(JsonElement text) =>
        decimal.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static VenueRequest Get(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return (question < 0 ? VenueRequest.Get(target) : VenueRequest.Get(target[..question], target[(question + 1)..])) with
        {
            Address = "witness",
        };
    }

    /// <summary>Somebody else at the address uses up its budget.</summary>
    private void Exhaust()
    {
        _isExhausted = true;
        var greedy = Get($"{_market.RestRoot}/depth?symbol={Symbol}&limit=1000") with { Address = OrderTrader.Address };
        while (_faulty.Handle(greedy, Now).Status is not (429 or 418 or 503))
        {
        }
    }

    /// <summary>Goes to whatever happens next.</summary>
    private void Step()
    {
        var next = _nextTick;
        if (_faulty.NextTime is { } venueTime && venueTime < next)
            next = venueTime;
        if (_pending.TryPeek(out _, out var pending) && pending.Time < next)
            next = pending.Time;
        if (Orders.NextTime < next)
            next = Orders.NextTime;
        if (next > Now)
            Now = next;
        _faulty.Advance(Now);
        Orders.Advance(Now);
        if (Collect())
            CompareLive();
        while (_pending.TryPeek(out var input, out var due) && due.Time <= Now)
        {
            _pending.Dequeue();
            Handle(input);
        }
        if (Now < _nextTick)
            return;
        _nextTick += Tick;
        Put(VenueInputKind.Clock, 0, "", 0, default);
        MakeRequests();
    }

    /// <summary>Takes what the venue sent; whether it was anything.</summary>
    private bool Collect()
    {
        var isAny = false;
        while (_faulty.TryTake(out var output))
        {
            if (Orders.TryTake(output) || !_open.Contains(output.Connection))
                continue;
            if (output.Kind != VenueOutputKind.Frame)
            {
                _open.Remove(output.Connection);
                Put(VenueInputKind.Closed, output.Connection, "", output.CloseCode, default);
            }
            else if (!IsPlausiblyDamaged(output.Payload.Span))
            {
                Put(VenueInputKind.Frame, output.Connection, "", 0, Blind(output.Payload));
                isAny = true;
            }
        }
        return isAny;
    }

    private bool IsPlausiblyDamaged(ReadOnlySpan<byte> payload)
    {
        if (_witness.WasSaid(payload) || _decoder.Decode(payload, _message) != DecodeStatus.Decoded)
            return false;
        PlausibleCount++;
        return true;
    }

    /// <summary>Gives each update of the book the id that would follow.</summary>
    private ReadOnlyMemory<byte> Blind(ReadOnlyMemory<byte> payload)
    {
        if (!_isBlind)
            return payload;
        var text = Encoding.UTF8.GetString(payload.Span);
        if (FinalId().Match(text) is not { Success: true } final)
            return payload;
        if (text.Contains("@bookTicker", StringComparison.Ordinal))
            return _hearsQuotes ? payload : Encoding.UTF8.GetBytes(FinalId().Replace(text, "\"u\":1"));
        if (_blindId > 0)
            text = FirstId().Replace(text, $"\"U\":{_blindId + 1}");
        _blindId = long.Parse(final.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(text);
    }

    private void Put(VenueInputKind kind, int connection, string target, int status, ReadOnlyMemory<byte> payload) =>
        Handle(new VenueInput(0, Now, kind, connection, target, status, payload));

    private void Handle(in VenueInput input)
    {
        Session.Handle(input with { Sequence = ++_sequence, ReceivedTime = Now });
        var commands = Tape.Commands.ToArray();
        Tape.Commands.Clear();
        foreach (var command in commands)
            Execute(command);
    }

    private void Execute(VenueCommand command)
    {
        switch (command.Kind)
        {
            case VenueCommandKind.Open:
                var refusal = _faulty.Open(command.Number, Get(command.Text), Now);
                if (refusal is null)
                    _open.Add(command.Number);
                Later(refusal is null ? VenueInputKind.Opened : VenueInputKind.Closed, command.Number, command.Text, 0, default);
                break;
            case VenueCommandKind.Send:
                if (_open.Contains(command.Number))
                    _faulty.Receive(command.Number, Encoding.UTF8.GetBytes(command.Text), Now);
                break;
            case VenueCommandKind.Close:
                if (_open.Remove(command.Number))
                    _faulty.Leave(command.Number);
                Later(VenueInputKind.Closed, command.Number, "", 1000, default);
                break;
            default:
                _requests.Enqueue(command, (Now, ++_order));
                break;
        }
    }

    private void MakeRequests()
    {
        while (_requests.TryPeek(out var command, out _))
        {
            if (_ledger.Take(Now, command.Weight, command.Priority) > TimeSpan.Zero)
                return;
            _requests.Dequeue();
            var reply = _faulty.Handle(Get(command.Text["GET ".Length..]) with { Address = OrderTrader.Address }, Now);
            if (reply.Status is 429 or 418)
                _ledger.Block(Now + OrderTrader.RetryAfter(reply));
            // An answer that is damaged and yet well formed is one that nobody could tell: it is not given.
            if (reply.IsCut || (!_witness.WasSaid(reply.Body.Span) && reply.Status == 200 && IsJson(reply)))
                Later(VenueInputKind.Failed, command.Number, command.Text, 0, default);
            else
                Later(VenueInputKind.Reply, command.Number, command.Text, reply.Status, reply.Body, reply.Delay);
        }
    }

    private bool IsJson(VenueReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            PlausibleCount++;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Later(
        VenueInputKind kind, int connection, string target, int status, ReadOnlyMemory<byte> payload, TimeSpan delay = default)
    {
        var time = Now + TimeSpan.FromMilliseconds(1 + _random.NextInt32(60)) + delay;
        _pending.Enqueue(new VenueInput(0, time, kind, connection, target, status, payload), (time, ++_order));
    }

    [GeneratedRegex("\"u\":([0-9]+)")]
    private static partial Regex FinalId();

    [GeneratedRegex("\"U\":[0-9]+")]
    private static partial Regex FirstId();
}
