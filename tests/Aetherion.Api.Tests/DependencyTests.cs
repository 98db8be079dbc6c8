using Aetherion.Api.Security;

namespace Aetherion.Api.Tests;

public sealed class DependencyTests
{
    private static readonly string[] Allowed =
        ["Aetherion.GraphQL", "Aetherion.GrainInterfaces", "Aetherion.GrainModel", "Aetherion.Model"];

    [Fact]
    public void The_API_sees_interfaces_and_values_only() =>
        OwnReferences(typeof(SecurityHeaders)).Except(Allowed).ShouldBeEmpty();

    [Fact]
    public void The_GraphQL_server_knows_nothing_of_markets() =>
        OwnReferences(typeof(GraphQL.Execution.RequestExecutor)).ShouldBeEmpty();

    private static IEnumerable<string> OwnReferences(Type type) =>
        type.Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Aetherion.", StringComparison.Ordinal) || n == "Npgsql");
}
