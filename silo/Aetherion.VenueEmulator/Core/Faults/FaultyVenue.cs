namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>
/// A venue that misbehaves on demand. It stands between any venue and its clients, so every venue has the same faults;
/// the same seed, rules and calls give the same faults.
/// </summary>
public sealed class FaultyVenue(IEmulatedVenue venue, ulong seed) : IEmulatedVenue
{
    /// <summary>The most frames of a connection that are held; beyond it the connection breaks off.</summary>
    public const int HeldMax = 100_000;

    private readonly Queue<VenueOutput> _outputs = new();
    private readonly Dictionary<int, ConnectionFaults> _connections = [];
    private readonly List<ActiveFault> _faults = [];
    private DateTime _maintenanceEnd;
    private int _lastId;

    /// <summary>What is switched on, in the order in which it was.</summary>
    public IReadOnlyList<ActiveFault> Faults => _faults;

    public DateTime? NextTime
    {
        get
        {
            var next = venue.NextTime;
            foreach (var connection in _connections.Values)
            {
                if (connection.Late.TryPeek(out var late))
                    next = Earlier(next, late.Time);
                foreach (var passed in connection.Passed)
                    next = Earlier(next, passed.Time);
            }
            return next;
        }
    }

    public TimeSpan ClockSkew
    {
        get => venue.ClockSkew;
        set => venue.ClockSkew = value;
    }

    public VenueReach? Reach => venue.Reach;

    /// <summary>Switches a fault on.</summary>
    public ActiveFault Add(FaultRule rule, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (_faults.Count >= FaultText.RulesMax)
            throw new InvalidOperationException($"At most {FaultText.RulesMax} faults are on at once.");
        var fault = new ActiveFault(++_lastId, rule, seed, now);
        _faults.Add(fault);
        if (rule.Kind == FaultKind.Maintenance)
            StartMaintenance(fault, now);
        else if (rule.Kind == FaultKind.ClockSkew)
            fault.Strike();
        SetClock();
        return fault;
    }

    /// <summary>Switches a fault off, and what it began: a maintenance ends, a clock is right again.</summary>
    public bool Remove(int id)
    {
        var index = _faults.FindIndex(fault => fault.Id == id);
        if (index < 0)
            return false;
        if (_faults[index].Rule.Kind == FaultKind.Maintenance)
            _maintenanceEnd = default;
        _faults.RemoveAt(index);
        SetClock();
        return true;
    }

    public bool TrySetTrading(string symbol, string state, DateTime now)
    {
        var isSet = venue.TrySetTrading(symbol, state, now);
        Pump(now);
        return isSet;
    }

    public void Clear()
    {
        _faults.Clear();
        _maintenanceEnd = default;
        SetClock();
    }

    public void Advance(DateTime now)
    {
        venue.Advance(now);
        Pump(now);
        foreach (var (number, connection) in _connections)
            Release(number, connection, now);
    }

    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        if (now < _maintenanceEnd)
            return venue.Unavailable();
        if (venue.IsOrder(request))
        {
            if (Strikes(FaultKind.ErrorNotExecuted, request) is not null)
                return venue.OutcomeUnknown();
            if (Strikes(FaultKind.ErrorExecuted, request) is not null)
            {
                venue.Handle(request, now);
                Pump(now);
                return venue.OutcomeUnknown();
            }
        }
        var reply = venue.Handle(request, now);
        Pump(now);
        return Damage(request, reply);
    }

    public bool IsOrder(VenueRequest request) => venue.IsOrder(request);

    public VenueReply Unavailable() => venue.Unavailable();

    public VenueReply OutcomeUnknown() => venue.OutcomeUnknown();

    public VenueReply? Open(int connection, VenueRequest request, DateTime now)
    {
        if (now < _maintenanceEnd)
            return venue.Unavailable();
        var refusal = venue.Open(connection, request, now);
        if (refusal is null)
            _connections[connection] = new ConnectionFaults();
        Pump(now);
        return refusal;
    }

    public byte[]? OutcomeUnknown(int connection, ReadOnlyMemory<byte> text) => venue.OutcomeUnknown(connection, text);

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now)
    {
        byte[]? answer = null;
        if (_faults.Count > 0 && venue.OutcomeUnknown(connection, text) is { } unknown)
        {
            if (Strikes(FaultKind.ErrorNotExecuted, connection, FaultRule.ApiStream) is not null)
            {
                Take(new VenueOutput(connection, VenueOutputKind.Frame, unknown, FaultRule.ApiStream), now);
                return;
            }
            if (Strikes(FaultKind.ErrorExecuted, connection, FaultRule.ApiStream) is not null)
                answer = unknown;
        }
        venue.Receive(connection, text, now);
        Pump(now, answer, connection);
    }

    public void Leave(int connection)
    {
        _connections.Remove(connection);
        venue.Leave(connection);
    }

    public bool TryTake(out VenueOutput output) => _outputs.TryDequeue(out output);

    private static DateTime? Earlier(DateTime? one, DateTime other) => one is null || other < one ? other : one;

    /// <param name="answer">What goes out in place of the first answer of the API to a connection; null when that goes out.</param>
    private void Pump(DateTime now, byte[]? answer = null, int asker = 0)
    {
        while (venue.TryTake(out var output))
        {
            if (answer is not null && output.Connection == asker && output.Stream == FaultRule.ApiStream)
                (output, answer) = (output with { Payload = answer }, null);
            Take(output, now);
        }
    }

    private void Take(in VenueOutput output, DateTime now)
    {
        if (!_connections.TryGetValue(output.Connection, out var connection))
            return;
        if (output.Kind != VenueOutputKind.Frame || _faults.Count == 0)
            Send(connection, output, now);
        else
            Strike(connection, output, now);
    }

    /// <summary>Answers are never left out, damaged or put elsewhere; they have no stream.</summary>
    private void Strike(ConnectionFaults connection, VenueOutput output, DateTime now)
    {
        if (Strikes(FaultKind.Disconnect, output) is { } disconnect)
        {
            End(output.Connection, disconnect.Rule.CloseCode);
            return;
        }
        if (Strikes(FaultKind.SlowReader, output) is { } slow)
            (connection.HoldUntil, connection.HoldMax, connection.HoldCode) = (now + slow.Rule.Duration, slow.Rule.Length, slow.Rule.CloseCode);
        if (Strikes(FaultKind.Delay, output) is { } delay)
            connection.LastTime = Later(connection.LastTime, now + delay.Rule.Duration);
        if (output.Stream.Length == 0)
        {
            Send(connection, output, now);
            return;
        }
        if (IsLeftOut(connection, output))
            return;
        if (Strikes(FaultKind.Malformed, output) is { } malformed)
            output = output with { Payload = FrameMangler.Mangle(output.Payload.Span, malformed.Random) };
        if (connection.Passed.Count < HeldMax && Strikes(FaultKind.Reorder, output) is { } reorder)
        {
            connection.Passed.Add((output, reorder.Rule.Length, now + reorder.Rule.Duration));
            return;
        }
        Send(connection, output, now);
        if (Strikes(FaultKind.Duplicate, output) is not null)
            Send(connection, output, now);
        PassOthers(connection, now);
    }

    private bool IsLeftOut(ConnectionFaults connection, in VenueOutput output)
    {
        if (connection.Gaps.TryGetValue(output.Stream, out var left))
        {
            if (left > 1)
                connection.Gaps[output.Stream] = left - 1;
            else
                connection.Gaps.Remove(output.Stream);
            return true;
        }
        if (Strikes(FaultKind.Gap, output) is { } gap)
        {
            if (gap.Rule.Length > 1)
                connection.Gaps[output.Stream] = gap.Rule.Length - 1;
            return true;
        }
        return Strikes(FaultKind.Drop, output) is not null;
    }

    /// <summary>A frame went out: those that wait for others to pass come nearer.</summary>
    private void PassOthers(ConnectionFaults connection, DateTime now)
    {
        for (var i = 0; i < connection.Passed.Count; i++)
        {
            var passed = connection.Passed[i];
            if (passed.Left > 1)
            {
                connection.Passed[i] = passed with { Left = passed.Left - 1 };
                continue;
            }
            connection.Passed.RemoveAt(i--);
            Send(connection, passed.Output, now);
        }
    }

    private void Send(ConnectionFaults connection, in VenueOutput output, DateTime now)
    {
        var time = Later(connection.LastTime, connection.HoldUntil);
        if (connection.Late.Count == 0 && time <= now)
        {
            _outputs.Enqueue(output);
            return;
        }
        connection.Late.Enqueue((output, time));
        if (connection.HoldUntil > now && connection.Late.Count > connection.HoldMax)
            End(output.Connection, connection.HoldCode);
        else if (connection.Late.Count > HeldMax)
            End(output.Connection, 0);
    }

    private void Release(int number, ConnectionFaults connection, DateTime now)
    {
        for (var i = connection.Passed.Count - 1; i >= 0; i--)
        {
            if (connection.Passed[i].Time > now)
                continue;
            var output = connection.Passed[i].Output;
            connection.Passed.RemoveAt(i);
            Send(connection, output, now);
        }
        while (connection.Late.TryPeek(out var late) && late.Time <= now)
            _outputs.Enqueue(connection.Late.Dequeue().Output);
        if (connection.Late.Count == 0 && connection.HoldUntil <= now)
            connection.HoldMax = int.MaxValue;
    }

    /// <summary>Code 0 breaks off without a close.</summary>
    private void End(int connection, int code)
    {
        _connections.Remove(connection);
        venue.Leave(connection);
        _outputs.Enqueue(code == 0
            ? new VenueOutput(connection, VenueOutputKind.Abort, default)
            : new VenueOutput(connection, VenueOutputKind.Close, default, "", code));
    }

    private VenueReply Damage(VenueRequest request, VenueReply reply)
    {
        if (Strikes(FaultKind.Delay, request) is { } delay)
            reply = reply with { Delay = delay.Rule.Duration };
        if (Strikes(FaultKind.Malformed, request) is { } malformed)
            reply = reply with { Body = FrameMangler.Mangle(reply.Body.Span, malformed.Random) };
        return Strikes(FaultKind.Drop, request) is null ? reply : reply with { IsCut = true };
    }

    private ActiveFault? Strikes(FaultKind kind, in VenueOutput output) => Strikes(kind, output.Connection, output.Stream);

    private ActiveFault? Strikes(FaultKind kind, int connection, string stream)
    {
        foreach (var fault in _faults)
        {
            if (fault.Rule.Kind == kind && fault.Rule.Path.Length == 0 && fault.TryStrike(connection, stream))
                return fault;
        }
        return null;
    }

    private ActiveFault? Strikes(FaultKind kind, VenueRequest request)
    {
        foreach (var fault in _faults)
        {
            if (fault.Rule.Kind == kind && MayStrike(fault.Rule, request) && fault.TryStrike(0, FaultRule.RestStream))
                return fault;
        }
        return null;
    }

    /// <summary>Answers of HTTP are struck by order faults, and by those that name them.</summary>
    private static bool MayStrike(FaultRule rule, VenueRequest request) =>
        request.Path.Contains(rule.Path, StringComparison.OrdinalIgnoreCase)
        && (rule.Stream == FaultRule.RestStream || rule.Path.Length > 0
            || rule.Kind is FaultKind.ErrorExecuted or FaultKind.ErrorNotExecuted);

    private void StartMaintenance(ActiveFault fault, DateTime now)
    {
        fault.Strike();
        _maintenanceEnd = now + fault.Rule.Duration;
        foreach (var connection in _connections.Keys.ToList())
            End(connection, fault.Rule.CloseCode);
    }

    private void SetClock() => venue.ClockSkew = _faults
        .Where(fault => fault.Rule.Kind == FaultKind.ClockSkew)
        .Aggregate(TimeSpan.Zero, (sum, fault) => sum + fault.Rule.Duration);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
