using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>
/// An audit log in memory, which refuses when the test says so; and anchors that are what the test puts there.
/// </summary>
internal sealed class FakeAuditLog : IAuditLog, IAuditAnchors
{
    private readonly Lock _lock = new();
    private ImmutableArray<AuditEntry> _entries = [];

    public ImmutableArray<AuditEntry> Entries => _entries;

    public List<AuditHead> Anchors { get; } = [];

    /// <summary>Thrown by the next appends, after so many that are taken.</summary>
    public (int After, Exception Failure)? Failing { get; set; }

    public bool CanRead => true;

    public Task<AuditEntry> AppendAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Failing is { After: 0 } failing)
                return Task.FromException<AuditEntry>(failing.Failure);
            if (Failing is { } later)
                Failing = (later.After - 1, later.Failure);
            var own = Of(record.Tenant);
            var entry = AuditChain.Follow(
                record.Normalised(), own.Length + 1, own.IsEmpty ? AuditChain.Genesis : own[^1].Hash);
            _entries = _entries.Add(entry);
            return Task.FromResult(entry);
        }
    }

    public void Change(long sequence, Func<AuditEntry, AuditEntry> change) =>
        _entries = [.. _entries.Select(entry => entry.Sequence == sequence ? change(entry) : entry)];

    public Task<ImmutableArray<AuditEntry>> ReadForwardAsync(
        string tenant, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AuditEntry>>(
            [.. Of(tenant).Where(entry => entry.Sequence > afterSequence).Take(limit)]);

    public Task<ImmutableArray<AuditEntry>> ReadLatestAsync(
        string tenant, AuditFilter filter, long? beforeSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AuditEntry>>(
        [
            .. Of(tenant).Reverse()
                .Where(entry => beforeSequence is not { } before || entry.Sequence < before)
                .Where(entry => filter.Action is null || entry.Record.Action == filter.Action)
                .Where(entry => filter.Outcome is null || entry.Record.Outcome == filter.Outcome)
                .Take(limit),
        ]);

    public Task<AuditHead?> FindHeadAsync(string tenant, CancellationToken cancellationToken) =>
        Task.FromResult(Of(tenant) is [.., var last]
            ? new AuditHead(tenant, last.Sequence, last.Hash, last.Record.Time)
            : null);

    public Task<ImmutableArray<AuditHead>> ListHeadsAsync(
        string afterTenant, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task WriteAsync(IReadOnlyCollection<AuditHead> heads, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<AuditHead> ReadAsync(string? tenant, CancellationToken cancellationToken) =>
        Anchors.Where(anchor => anchor.Tenant == tenant).ToAsyncEnumerable();

    private ImmutableArray<AuditEntry> Of(string tenant) =>
        [.. _entries.Where(entry => entry.Record.Tenant == tenant)];
}
