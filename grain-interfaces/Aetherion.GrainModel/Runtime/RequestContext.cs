namespace Orleans.Runtime;

/// <summary>
/// Values that go with every call, from the caller to the grain and on to those it calls; never back.
/// </summary>
public static class RequestContext
{
    private static readonly AsyncLocal<RequestContextValues?> Local = new();

    /// <summary>The reentrancy of this call chain; empty when reentrancy is not allowed.</summary>
    public static Guid ReentrancyId
    {
        get => Current?.ReentrancyId ?? Guid.Empty;
        set => Current = RequestContextValues.With(Current, value);
    }

    /// <summary>The names of the values.</summary>
    public static IEnumerable<string> Keys => Current?.Values.Keys ?? Enumerable.Empty<string>();

    /// <summary>The values by name.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries =>
        Current?.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    internal static RequestContextValues? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    /// <summary>The value of a name, or null.</summary>
    public static object? Get(string key) => Current?.Values.GetValueOrDefault(key);

    /// <summary>Sets the value of a name for the calls to come; it must be one that the wire form can carry.</summary>
    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Current = RequestContextValues.With(Current, key, value);
    }

    /// <summary>Removes a value.</summary>
    public static bool Remove(string key)
    {
        var before = Current;
        Current = RequestContextValues.Without(before, key);
        return !ReferenceEquals(before, Current);
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Current = null;

    /// <summary>
    /// Until disposed, calls of this chain that come back to this grain interleave instead of deadlocking.
    /// </summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Until disposed, calls of this chain do not interleave with it.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>A stretch of code during which the reentrancy of the call chain is another one.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _originalReentrancyId;
        private readonly Guid _newReentrancyId;

        /// <summary>Enters the section.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _originalReentrancyId = originalReentrancyId;
            _newReentrancyId = newReentrancyId;
            if (newReentrancyId != originalReentrancyId)
                ReentrancyId = newReentrancyId;
            if (newReentrancyId != Guid.Empty)
                Section?.OnEnterReentrantSection(newReentrancyId);
        }

        private static Core.Internal.ICallChainReentrantGrainContext? Section =>
            TaskScheduler.Current as Core.Internal.ICallChainReentrantGrainContext;

        /// <summary>Leaves the section.</summary>
        public void Dispose()
        {
            if (_newReentrancyId != Guid.Empty)
                Section?.OnExitReentrantSection(_newReentrancyId);
            if (_newReentrancyId != _originalReentrancyId)
                ReentrancyId = _originalReentrancyId;
        }
    }
}
