using System.Text.Json;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Tests.Node;

namespace Aetherion.GraphQL.Tests.Transport;

public sealed class GraphQLSocketClientTests
{
    [Fact]
    public async Task The_client_of_graphql_ws_works_unchanged()
    {
        await using var host = await LibraryHost.StartAsync();

        var output = await NodeScript.RunAsync("socket.mjs", host.SocketUrl.ToString());

        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("events").GetRawText()
            .ShouldBe("""[{"data":{"bookAdded":{"title":"Part 0"}}},{"data":{"bookAdded":{"title":"Part 1"}}}]""");
        report.RootElement.GetProperty("query").GetRawText().ShouldBe("""[{"data":{"book":{"title":"Tides"}}}]""");
        report.RootElement.GetProperty("invalid")[0].GetProperty("extensions").GetProperty("rule").GetString()
            .ShouldBe("FieldsOnCorrectType");
        report.RootElement.GetProperty("cancelled").GetInt32().ShouldBeInRange(3, 100_000);
    }

    [Fact]
    public async Task The_client_of_graphql_sse_works_unchanged()
    {
        await using var host = await LibraryHost.StartAsync();

        var output = await NodeScript.RunAsync("stream.mjs", host.Url.ToString());

        output.Trim().ShouldBe(
            """[{"data":{"bookAdded":{"title":"Part 0"}}},{"data":{"bookAdded":{"title":"Part 1"}}}]""");
    }
}
