using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Aetherion.Model;

namespace Aetherion.Api.Limits;

/// <summary>
/// The budgets of addresses: of IPv6 the network of 64 bits, since who has one address there has them all. The table is
/// bounded: when it is full, addresses whose budgets are full again make room; the rest share one budget.
/// </summary>
internal sealed class AddressLimits(AddressLimitOptions options, TimeProvider time)
{
    private const int NetworkBytes = 8;

    /// <summary>How long after a look through a full table the next one may follow.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<IPAddress, Budget> _budgets = new();
    private readonly Budget _rest = new(options);
    private int _count;
    private long _lastSweep;

    /// <summary>How many addresses are in the table.</summary>
    public int Count => _budgets.Count;

    /// <summary>Counts a request; whether it may go on.</summary>
    public bool TryTake(IPAddress? address, out TimeSpan retryAfter)
    {
        retryAfter = TimeSpan.Zero;
        if (IsExempt(address))
            return true;
        var now = time.GetUtcNow().UtcTicks;
        var budget = Get(address!, now);
        // Nothing is taken from the failures: they only have to leave room for one more.
        return budget.Requests.TryTake(1, now, out retryAfter) && budget.MayFail(now, out retryAfter);
    }

    /// <summary>Counts a sign-in that failed.</summary>
    public void ReportFailure(IPAddress? address)
    {
        if (IsExempt(address))
            return;
        var now = time.GetUtcNow().UtcTicks;
        Get(address!, now).Failures.Charge(1, now);
    }

    /// <summary>What an address is counted as.</summary>
    public static IPAddress NetworkOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    /// <summary>Whether requests from there are not counted.</summary>
    public bool IsExempt(IPAddress? address) =>
        address is null || (options.ExemptsLoopback && IPAddress.IsLoopback(address));

    private Budget Get(IPAddress address, long now)
    {
        var network = NetworkOf(address);
        if (_budgets.TryGetValue(network, out var known))
            return known;
        if (Volatile.Read(ref _count) >= options.AddressesMax && !TrySweep(now))
            return _rest;
        var made = new Budget(options);
        var budget = _budgets.GetOrAdd(network, made);
        if (ReferenceEquals(budget, made))
            Interlocked.Increment(ref _count);
        return budget;
    }

    /// <summary>Forgets the addresses whose budgets are full; whether there is room.</summary>
    private bool TrySweep(long now)
    {
        var last = Volatile.Read(ref _lastSweep);
        if (now - last < SweepInterval.Ticks || Interlocked.CompareExchange(ref _lastSweep, now, last) != last)
            return false;
        foreach (var (network, budget) in _budgets)
        {
            if (budget.IsFull(now) && _budgets.TryRemove(KeyValuePair.Create(network, budget)))
                Interlocked.Decrement(ref _count);
        }
        return Volatile.Read(ref _count) < options.AddressesMax;
    }

    private sealed class Budget(AddressLimitOptions options)
    {
        public TokenBucket Requests { get; } = new(options.RequestsPerMinute);

        public TokenBucket Failures { get; } = new(options.FailedSignInsPerMinute);

        public bool IsFull(long now) =>
            Requests.FullIn(now) == TimeSpan.Zero && Failures.FullIn(now) == TimeSpan.Zero;

        public bool MayFail(long now, out TimeSpan retryAfter)
        {
            var over = Failures.FullIn(now) + (TimeSpan.FromMinutes(1) / Failures.Limit) - TimeSpan.FromMinutes(1);
            retryAfter = over > TimeSpan.Zero ? over : TimeSpan.Zero;
            return retryAfter == TimeSpan.Zero;
        }
    }
}
