using System.Text.Json;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Tests.Node;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class GraphQLHttpAuditTests
{
    /// <summary>The audits of the pinned version; fewer would mean that some were not run.</summary>
    private const int AuditsMin = 60;

    [Fact]
    public async Task Every_audit_of_graphql_http_passes()
    {
        await using var host = await LibraryHost.StartAsync();

        var output = await NodeScript.RunAsync("audit.mjs", host.Url.ToString());

        using var report = JsonDocument.Parse(output);
        var audits = report.RootElement.EnumerateArray().ToList();
        audits.Count.ShouldBeGreaterThanOrEqualTo(AuditsMin);
        audits.Where(audit => audit.GetProperty("status").GetString() != "ok")
            .Select(audit => $"{audit.GetProperty("name")}: {audit.GetProperty("reason")}")
            .ShouldBeEmpty();
    }
}
