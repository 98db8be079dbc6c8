using Aetherion.Client.Tests;

namespace Aetherion.Dashboard.Tests;

/// <summary>The dashboard's sources: their types against those of the schema, and the unit tests.</summary>
public sealed class SourceTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "api", "dashboard");

    [Fact]
    public Task Types_and_the_sample_agree_with_the_schema() => NodeProgram.DoAsync(Folder, "npm", "run", "check");

    [Fact]
    public Task All_unit_tests_pass() => NodeProgram.DoAsync(Folder, "npm", "test");
}
