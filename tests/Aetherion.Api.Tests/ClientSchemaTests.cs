using Aetherion.GraphQL.Tests.Node;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests;

public sealed class ClientSchemaTests
{
    [Fact]
    public async Task The_schema_that_clients_build_from_introspection_is_valid_and_equals_the_printed_one()
    {
        await using var api = await TestApi.StartAsync();
        using var services = new ServiceCollection().AddAetherionApi(new ApiOptions()).BuildServiceProvider();
        var printed = services.GetRequiredService<GraphQLSchema>().ToSdl();

        var output = await NodeScript.RunWithFileAsync("schema.mjs", new Uri(api.Address, "graphql"), printed);

        output.Trim().ShouldBe("equal");
    }
}
