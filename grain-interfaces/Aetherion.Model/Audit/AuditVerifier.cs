using System.Globalization;

namespace Aetherion.Model;

/// <summary>
/// Looks through a chain, entry by entry in the order of their sequences, and names what was changed, taken out, put
/// in, exchanged or cut off.
/// </summary>
public sealed class AuditVerifier
{
    /// <summary>How many findings are listed; a chain that was made anew would have one for each entry.</summary>
    public const int FindingsMax = 100;

    private readonly string _tenant;
    private readonly AuditHead? _head;
    private readonly ILookup<long, AuditHead> _anchors;
    private readonly List<AuditFinding> _findings = [];
    private readonly List<AuditEntry> _changed = [];
    private long _count;
    private AuditEntry? _last;
    private string _linkedHash = AuditChain.Genesis;

    // An entry that does not follow, and the one before it: the next one tells which of the two is wrong.
    private AuditEntry? _unlinked;
    private AuditEntry? _beforeUnlinked;
    private bool _hasMore;

    /// <param name="head">The head as the database had it before the entries were read; null when it knew none.</param>
    /// <param name="anchors">Heads of the tenant that were kept outside the database.</param>
    public AuditVerifier(string tenant, AuditHead? head, IEnumerable<AuditHead> anchors)
    {
        _tenant = tenant;
        _head = head;
        _anchors = anchors.Where(anchor => anchor.Tenant == tenant).ToLookup(anchor => anchor.Sequence);
    }

    private long LastSequence => _last?.Sequence ?? 0;

    /// <summary>Takes the next entry.</summary>
    public void Add(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _count++;
        var isAfterGap = entry.Sequence > LastSequence + 1;
        if (isAfterGap)
            Find(AuditFindingKind.Missing, LastSequence + 1, entry.Sequence - 1, "not there");
        var isWhole = AuditChain.IsWhole(entry);
        CheckLink(entry, isAfterGap, isWhole);
        if (!isWhole)
            AddChanged(entry);
        CheckKnown(entry);
        _last = entry;
    }

    /// <summary>Ends the look.</summary>
    /// <param name="head">The head as the database has it after the entries were read.</param>
    public AuditVerification Complete(AuditHead? head)
    {
        if (_unlinked is not null)
            NameUnlinked(isFollowed: head?.Hash == _unlinked.Hash);
        var known = Math.Max(_anchors.Select(group => group.Key).DefaultIfEmpty().Max(), _head?.Sequence ?? 0);
        if (known > LastSequence)
            Find(AuditFindingKind.CutOff, LastSequence + 1, known, "cut off: the chain once reached further");
        var end = head?.Sequence ?? 0;
        if (LastSequence > end)
            Find(AuditFindingKind.Inserted, end + 1, LastSequence, "beyond the head: not written by the log");
        NameChanged();
        return new AuditVerification(
            _tenant,
            _count,
            LastSequence,
            _last?.Hash ?? AuditChain.Genesis,
            _anchors.Sum(group => group.Count()),
            [.. _findings.OrderBy(finding => finding.Sequence).ThenBy(finding => finding.Kind)],
            _hasMore);
    }

    private void CheckLink(AuditEntry entry, bool isAfterGap, bool isWhole)
    {
        var previous = entry.PreviousHash;
        if (_unlinked is { } unlinked)
        {
            var isFollowed = previous == unlinked.Hash;
            NameUnlinked(isFollowed);
            if (isFollowed)
                _linkedHash = unlinked.Hash;
        }
        if (previous == _linkedHash || isAfterGap)
            _linkedHash = entry.Hash;
        else if (isWhole)
            (_unlinked, _beforeUnlinked) = (entry, _last);
    }

    private void NameUnlinked(bool isFollowed)
    {
        var (entry, before) = (_unlinked!, _beforeUnlinked);
        (_unlinked, _beforeUnlinked) = (null, null);
        if (!isFollowed)
            Find(
                AuditFindingKind.Inserted, entry.Sequence, entry.Sequence,
                $"{Describe(entry)} does not follow from the entry before it");
        else if (before?.PreviousHash == entry.PreviousHash)
            Find(
                AuditFindingKind.Inserted, before.Sequence, before.Sequence,
                $"{Describe(before)} stands between two that follow each other");
        else if (before is not null && !_changed.Contains(before))
            Find(
                AuditFindingKind.Changed, before.Sequence, before.Sequence,
                $"{Describe(before)} is not the one from which the next was made");
    }

    private void AddChanged(AuditEntry entry)
    {
        if (_changed.Count < FindingsMax)
            _changed.Add(entry);
        else
            _hasMore = true;
    }

    /// <summary>
    /// Compares with the anchors and with the head, which is one that the database's owner could change.
    /// </summary>
    private void CheckKnown(AuditEntry entry)
    {
        if (_anchors[entry.Sequence].FirstOrDefault(anchor => anchor.Hash != entry.Hash) is { } anchor)
            Find(
                AuditFindingKind.Rewritten, entry.Sequence, entry.Sequence,
                string.Create(
                    CultureInfo.InvariantCulture, $"not the one that was anchored at {anchor.Time:yyyy-MM-dd HH:mm:ss}Z"));
        else if (_head is { } head && head.Sequence == entry.Sequence && head.Hash != entry.Hash)
            Find(AuditFindingKind.Rewritten, entry.Sequence, entry.Sequence, "not the one that was written last");
    }

    /// <summary>A changed entry that is whole at the place of another changed one was put where it stands.</summary>
    private void NameChanged()
    {
        foreach (var entry in _changed)
        {
            var own = _changed.FirstOrDefault(other =>
                other.Sequence != entry.Sequence && AuditChain.IsWhole(entry with { Sequence = other.Sequence }));
            if (own is null)
                Find(
                    AuditFindingKind.Changed, entry.Sequence, entry.Sequence, $"{Describe(entry)} is not what was written");
            else
                Find(
                    AuditFindingKind.Reordered, entry.Sequence, entry.Sequence,
                    string.Create(CultureInfo.InvariantCulture, $"it was written as {own.Sequence}"));
        }
    }

    private static string Describe(AuditEntry entry) => $"'{entry.Record.Action}' by {entry.Record.Actor}";

    private void Find(AuditFindingKind kind, long first, long last, string what)
    {
        if (_findings.Count >= FindingsMax)
        {
            _hasMore = true;
            return;
        }
        var where = first == last
            ? string.Create(CultureInfo.InvariantCulture, $"Entry {first} of {_tenant}")
            : string.Create(CultureInfo.InvariantCulture, $"Entries {first} to {last} of {_tenant}");
        _findings.Add(new AuditFinding(kind, first, last, $"{where}: {what}."));
    }
}
