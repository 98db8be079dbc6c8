using Aetherion.Api.Access;
using Aetherion.Api.Audit;
using Aetherion.Api.Limits;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests.Audit;

public sealed class AuditLogTests
{
    private const string Verify =
        """
        { verifyAuditLog { isIntact entryCount lastSequence anchorCount hasMore
            findings { kind sequence lastSequence message } } }
        """;

    [Fact]
    public async Task The_log_is_paged_newest_first_and_filtered()
    {
        await using var api = await WithEntriesAsync(5);

        var page = (await api.QueryAsync(
            "{ auditLog(first: 2) { nodes { sequence action actor } pageInfo { hasNextPage endCursor } } }"))["auditLog"]!;
        page["nodes"]!.AsArray().Select(node => (string)node!["sequence"]!).ShouldBe(["5", "4"]);
        ((bool)page["pageInfo"]!["hasNextPage"]!).ShouldBeTrue();
        var rest = (await api.QueryAsync(
            "query($after: String) { auditLog(first: 9, after: $after) { nodes { sequence } pageInfo { hasNextPage } } }",
            new { after = (string)page["pageInfo"]!["endCursor"]! }))["auditLog"]!;
        rest["nodes"]!.AsArray().Select(node => (string)node!["sequence"]!).ShouldBe(["3", "2", "1"]);
        ((bool)rest["pageInfo"]!["hasNextPage"]!).ShouldBeFalse();
        (await api.QueryAsync("""{ auditLog(filter: { action: "a3" }) { nodes { sequence } } }"""))["auditLog"]!["nodes"]!
            .AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_whole_log_is_found_whole()
    {
        await using var api = await WithEntriesAsync(3);

        var result = (await api.QueryAsync(Verify))["verifyAuditLog"]!;

        ((bool)result["isIntact"]!).ShouldBeTrue();
        ((string)result["entryCount"]!).ShouldBe("3");
    }

    [Fact]
    public async Task A_changed_entry_is_named()
    {
        await using var api = await WithEntriesAsync(3);
        api.Parts.Audit.Change(2, entry => entry with { Record = entry.Record with { Actor = "bert" } });

        var result = (await api.QueryAsync(Verify))["verifyAuditLog"]!;

        ((bool)result["isIntact"]!).ShouldBeFalse();
        var finding = result["findings"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)finding["kind"]!, (string)finding["sequence"]!).ShouldBe(("CHANGED", "2"));
    }

    [Fact]
    public async Task A_cut_off_end_is_found_through_the_anchor()
    {
        await using var api = await WithEntriesAsync(3);
        api.Parts.Audit.Anchors.Add(new AuditHead(TenantKey.LocalTenant, 7, new string('a', 64), DateTime.UnixEpoch));

        var result = (await api.QueryAsync(Verify))["verifyAuditLog"]!;

        var finding = result["findings"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)finding["kind"]!, (string)finding["sequence"]!, (string)finding["lastSequence"]!)
            .ShouldBe(("CUT_OFF", "4", "7"));
        ((int)result["anchorCount"]!).ShouldBe(1);
    }

    [Fact]
    public async Task One_verification_of_a_tenant_runs_at_a_time()
    {
        await using var api = await WithEntriesAsync(3);
        var verifications = api.Service<AuditVerifications>();
        var end = new TaskCompletionSource<bool>();
        var running = verifications.RunAsync("local", 3, () => end.Task);

        var refusal = await Should.ThrowAsync<GraphQLException>(() => verifications.RunAsync("local", 3, () => end.Task));
        var other = verifications.RunAsync("other", 3, () => end.Task);
        end.SetResult(true);

        refusal.Errors[0].Code.ShouldBe(ApiErrorCodes.RateLimited);
        refusal.Errors[0].Extensions!["retryAfterMs"].ShouldBe(1000);
        (await running, await other, await verifications.RunAsync("local", 3, () => end.Task)).ShouldBe((true, true, true));
    }

    [Fact]
    public async Task A_verification_costs_by_the_length_of_the_chain_and_no_more_than_half_a_minutes_cost()
    {
        var parts = new TestApiParts();
        parts.Cluster.Put<ITenantLimitsGrain>(
            TenantKey.LocalTenant, new FakeTenantLimitsGrain { Plan = Plan.Free with { CostPerMinute = 600 } });
        await using var api = await TestApi.StartAsync(parts: parts);
        var verifications = api.Service<AuditVerifications>();
        var limiter = await api.Service<TenantLimiters>().GetAsync("local");
        var full = limiter.Plan.CostPerMinute;

        // The bucket fills by ten a second meanwhile.
        (await RemainsAsync(10_000)).ShouldBeInRange(full - 101, full - 20);
        (await RemainsAsync(long.MaxValue)).ShouldBeInRange((full / 2) - 101, (full / 2) - 1);
        var refusal = await Should.ThrowAsync<GraphQLException>(() => RemainsAsync(long.MaxValue));
        refusal.Errors[0].Code.ShouldBe(ApiErrorCodes.RateLimited);

        Task<int> RemainsAsync(long entries) => verifications.RunAsync("local", entries, () =>
            Task.FromResult((int)limiter.Cost.Remaining(TimeProvider.System.GetUtcNow().UtcTicks)));
    }

    [Theory]
    [InlineData("{ auditLog { nodes { id } } }", AccessRole.Trader)]
    [InlineData("{ verifyAuditLog { isIntact } }", AccessRole.Viewer)]
    [InlineData("{ auditLog(ofService: true) { nodes { id } } }", AccessRole.Admin)]
    public async Task Who_may_not_see_it_is_told_so(string query, AccessRole role)
    {
        await using var api = await TestApi.StartAsync(services: services => services.AddSingleton<ICallerContext>(
            new FixedCallerContext(new Caller("local", "anna", role, AccessScopes.All))));

        (await api.FailAsync(query)).ShouldBe("FORBIDDEN");
    }

    [Theory]
    [InlineData("{ auditLog(last: 2) { nodes { id } } }")]
    [InlineData("""{ auditLog(after: "bm8") { nodes { id } } }""")]
    public async Task What_cannot_be_asked_is_refused(string query)
    {
        await using var api = await TestApi.StartAsync();

        (await api.FailAsync(query)).ShouldBe("BAD_USER_INPUT");
    }

    private static async Task<TestApi> WithEntriesAsync(int count)
    {
        var api = await TestApi.StartAsync();
        for (var number = 1; number <= count; number++)
            await api.Parts.Audit.AppendAsync(
                new AuditRecord(
                    TenantKey.LocalTenant, $"r{number}", DateTime.UnixEpoch.AddSeconds(number), AuditCategory.Trading,
                    $"a{number}", AuditOutcome.Accepted, "anna"),
                TestContext.Current.CancellationToken);
        return api;
    }
}
