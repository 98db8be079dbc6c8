namespace Aetherion.Api.Live;

/// <summary>
/// A list in which thousands come and go, in no order, and which are all told at once that there is something for them.
/// They are told in batches, with room for other work between two: what each does then (a message on a socket) is out of
/// the way before the next ones begin, so that a wave to thousands holds no more memory than a few.
/// </summary>
/// <param name="tell">Tells one; it may run what the member does about it.</param>
internal sealed class StreamMembers<T>(Action<T> tell) : IThreadPoolWorkItem
    where T : StreamMember
{
    /// <summary>Members told between two looks at other work.</summary>
    public const int BatchSize = 32;

    /// <summary>Batches that are told at the same time.</summary>
    private static readonly int WorkersMax = Environment.ProcessorCount;

    private readonly List<T> _members = [];
    private readonly Stack<T[]> _batches = [];
    private int _left;
    private bool _isDue;
    private int _workers;

    public int Count
    {
        get
        {
            lock (_members)
                return _members.Count;
        }
    }

    public void Add(T member)
    {
        lock (_members)
        {
            member.Index = _members.Count;
            _members.Add(member);
        }
    }

    /// <summary>Takes one out; the last takes its place. How many are left.</summary>
    public int Remove(T member)
    {
        lock (_members)
        {
            var last = _members[^1];
            _members[member.Index] = last;
            last.Index = member.Index;
            _members.RemoveAt(_members.Count - 1);
            return _members.Count;
        }
    }

    /// <summary>
    /// Begins to tell everybody who is here now, and returns. Those who are just being told are told once more when that
    /// is done, however often this is called meanwhile.
    /// </summary>
    public void TellAll()
    {
        int workers;
        lock (_members)
        {
            if (_members.Count == 0)
                return;
            _isDue = true;
            BeginIfDue();
            workers = Math.Min(WorkersMax, (_left + BatchSize - 1) / BatchSize) - _workers;
            if (workers <= 0)
                return;
            _workers += workers;
        }
        for (; workers > 0; workers--)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Tells one batch, and puts itself behind other work when there are more.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        T[]? batch;
        int count;
        lock (_members)
            batch = TakeBatch(out count);
        if (batch is null)
            return;
        for (var i = 0; i < count; i++)
            tell(batch[i]);
        Array.Clear(batch);
        lock (_members)
            _batches.Push(batch);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    // From the last to the first: whoever takes the place of one that leaves has been told already.
    private T[]? TakeBatch(out int count)
    {
        _left = Math.Min(_left, _members.Count);
        BeginIfDue();
        count = Math.Min(_left, BatchSize);
        if (count == 0)
        {
            _workers--;
            return null;
        }
        var batch = _batches.Count > 0 ? _batches.Pop() : new T[BatchSize];
        _left -= count;
        _members.CopyTo(_left, batch, 0, count);
        return batch;
    }

    private void BeginIfDue()
    {
        if (!_isDue || _left > 0)
            return;
        _left = _members.Count;
        _isDue = false;
    }
}
