using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Api.Tests;

public sealed class SchemaTests
{
    /// <summary>
    /// Names the file to write the printed schema to, for a change that is wanted:
    /// <c>AETHERION_SCHEMA_OUT=api/schema.graphql dotnet test --project tests/Aetherion.Api.Tests</c>.
    /// </summary>
    private const string OutputVariable = "AETHERION_SCHEMA_OUT";

    [Fact]
    public void The_schema_is_the_one_in_the_repository()
    {
        using var services = new ServiceCollection()
            .AddAetherionApi(new ApiOptions())
            .BuildServiceProvider();
        var printed = services.GetRequiredService<GraphQLSchema>().ToSdl();
        if (Environment.GetEnvironmentVariable(OutputVariable) is { Length: > 0 } path)
            File.WriteAllText(path, printed);

        printed.ShouldBe(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema.graphql")));
    }
}
