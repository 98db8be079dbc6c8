using System.Net.Http.Json;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Audit;

public sealed class RestAuditTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task What_may_change_something_is_written_by_its_method_whatever_becomes_of_it(string method)
    {
        await using var api = await TestApi.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/market/status")
        {
            Content = JsonContent.Create(new { quantity = "1.5", apiSecret = "hunter2" }),
        };
        using var response = await api.Http.SendAsync(request, Cancel);

        var records = api.Parts.Audit.Entries.Select(entry => entry.Record).ToList();
        records.Select(record => record.Outcome).ShouldBe([AuditOutcome.Requested, AuditOutcome.Refused]);
        records.ShouldAllBe(record => record.Action == $"{method} /api/market/status");
        records[0].After.ShouldBe("""{"quantity":"1.5","apiSecret":"[redacted]"}""");
        (records[1].RefersTo, records[1].Reason).ShouldBe((records[0].Id, $"HTTP {(int)response.StatusCode}"));
    }

    [Fact]
    public async Task What_only_reads_is_not_written()
    {
        await using var api = await TestApi.StartAsync();
        using var response = await api.Http.GetAsync("/api/market/status", Cancel);
        response.EnsureSuccessStatusCode();

        api.Parts.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_cannot_be_written_is_refused()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.Audit.Failing = (0, new TimeoutException());
        using var response = await api.Http.PostAsync("/api/market/status", null, Cancel);

        ((int)response.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
    }
}
