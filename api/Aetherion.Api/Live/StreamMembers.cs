namespace Aetherion.Api.Live;

/// <summary>A list in which thousands come and go, in no order.</summary>
internal sealed class StreamMembers<T>
    where T : StreamMember
{
    private readonly List<T> _members = [];

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

    public void ForEach(Action<T> action)
    {
        lock (_members)
        {
            foreach (var member in _members)
                action(member);
        }
    }
}
