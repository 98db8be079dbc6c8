using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Audit;

public sealed class AuditAnchorWriterTests
{
    private readonly HeadList _log = new();
    private readonly AnchorList _anchors = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heads_that_have_moved_are_anchored_and_no_others()
    {
        using var writer = Writer();
        _log.Set("a", 1);
        _log.Set("b", 5);
        await writer.WriteAsync(Cancel);
        await writer.WriteAsync(Cancel);
        _log.Set("b", 6);
        await writer.WriteAsync(Cancel);

        _anchors.Written.Select(head => (head.Tenant, head.Sequence)).ShouldBe([("a", 1), ("b", 5), ("b", 6)]);
    }

    [Fact]
    public async Task More_chains_than_a_page_holds_are_all_anchored()
    {
        using var writer = Writer();
        for (var number = 0; number < 1_234; number++)
            _log.Set($"t{number:0000}", 1);
        await writer.WriteAsync(Cancel);

        _anchors.Written.Count.ShouldBe(1_234);
    }

    [Fact]
    public async Task A_place_that_fails_gets_the_head_the_next_time()
    {
        using var writer = Writer();
        _log.Set("a", 1);
        _anchors.Failure = new IOException();
        await Should.ThrowAsync<IOException>(() => writer.WriteAsync(Cancel));
        _anchors.Failure = null;
        await writer.WriteAsync(Cancel);

        _anchors.Written.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_from_what_is_anchored_and_never_below_it()
    {
        _anchors.Written.Add(HeadList.Head("a", 7));
        using var writer = Writer();
        _log.Set("a", 5);
        await writer.WriteAsync(Cancel);
        _log.Set("a", 8);
        await writer.WriteAsync(Cancel);

        _anchors.Written.Select(head => head.Sequence).ShouldBe([7, 8]);
    }

    [Fact]
    public async Task The_last_heads_are_anchored_when_the_service_stops()
    {
        using var writer = Writer();
        await writer.StartAsync(Cancel);
        _log.Set("a", 9);
        await writer.StopAsync(Cancel);

        _anchors.Written[^1].Sequence.ShouldBe(9);
    }

    private AuditAnchorWriter Writer() => new(
        _log, _anchors, new AuditAnchorOptions { Interval = TimeSpan.FromHours(1) }, TimeProvider.System,
        NullLogger<AuditAnchorWriter>.Instance);

    private sealed class AnchorList : IAuditAnchors
    {
        public List<AuditHead> Written { get; } = [];

        public Exception? Failure { get; set; }

        public bool CanRead => true;

        public Task WriteAsync(IReadOnlyCollection<AuditHead> heads, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                return Task.FromException(Failure);
            Written.AddRange(heads);
            return Task.CompletedTask;
        }

        public IAsyncEnumerable<AuditHead> ReadAsync(string? tenant, CancellationToken cancellationToken) =>
            Written.ToList().Where(head => tenant is null || head.Tenant == tenant).ToAsyncEnumerable();
    }

    /// <summary>A log of which only the heads matter.</summary>
    private sealed class HeadList : IAuditLog
    {
        private readonly SortedDictionary<string, AuditHead> _heads = new(StringComparer.Ordinal);

        public static AuditHead Head(string tenant, long sequence) =>
            new(tenant, sequence, new string('b', 64), DateTime.UnixEpoch.AddSeconds(sequence));

        public void Set(string tenant, long sequence) => _heads[tenant] = Head(tenant, sequence);

        public Task<ImmutableArray<AuditHead>> ListHeadsAsync(
            string afterTenant, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<AuditHead>>(
                [.. _heads.Values.Where(h => string.CompareOrdinal(h.Tenant, afterTenant) > 0).Take(limit)]);

        public Task<AuditEntry> AppendAsync(AuditRecord record, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ImmutableArray<AuditEntry>> ReadForwardAsync(
            string tenant, long afterSequence, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ImmutableArray<AuditEntry>> ReadLatestAsync(
            string tenant, AuditFilter filter, long? beforeSequence, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<AuditHead?> FindHeadAsync(string tenant, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
