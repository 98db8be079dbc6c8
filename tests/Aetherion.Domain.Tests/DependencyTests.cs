using System.Text.RegularExpressions;
using Aetherion.Domain.Markets;

namespace Aetherion.Domain.Tests;

public sealed partial class DependencyTests
{
    private const string Root = "Aetherion.Domain";

    /// <summary>In the order of the flow: a folder uses those before it.</summary>
    private static readonly string[] Folders =
    [
        "Markets", "OrderBooks", "Features", "Simulation", "Learning", "Anomalies", "Regimes",
        "Forecasts", "Monitoring", "Strategies", "Risk", "Execution", "Venues",
    ];

    [Fact]
    public void The_domain_references_nothing_but_the_model_and_numerics()
    {
        var references = typeof(TradingCalendar).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        references.Where(n => !n.StartsWith("System", StringComparison.Ordinal) && n != "netstandard")
            .Except(["Aetherion.Model", "MathNet.Numerics"])
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_domain_has_its_place_in_the_flow() =>
        Files().Select(f => f.Folder).Distinct().Except(Folders).ShouldBeEmpty();

    [Fact]
    public void A_folder_uses_only_those_before_it() =>
        Files().SelectMany(f => Breaches(f.Folder, f.Text).Select(b => $"{f.Name}: {b}")).ShouldBeEmpty();

    [Fact]
    public void Namespaces_are_those_of_the_folders() =>
        Files().Where(f => !f.Text.Contains($"namespace {Root}.{f.Folder}", StringComparison.Ordinal))
            .Select(f => f.Name)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Markets", "using Aetherion.Domain.Features;")]
    [InlineData("Learning", "using Aetherion.Domain.Markets;")]
    [InlineData("Risk", "var x = new Aetherion.Domain.Execution.Position();")]
    public void The_check_finds_a_use_in_the_wrong_direction(string folder, string text) =>
        Breaches(folder, text).ShouldNotBeEmpty();

    private static IEnumerable<string> Breaches(string folder, string text)
    {
        var allowed = folder == "Learning" ? [folder] : Folders[..(Array.IndexOf(Folders, folder) + 1)];
        return FolderName().Matches(text).Select(m => m.Groups[1].Value).Where(Folders.Contains).Except(allowed);
    }

    private static IEnumerable<(string Name, string Folder, string Text)> Files()
    {
        var root = Path.Combine(RepositoryRoot(), "grains", Root);
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(root, file);
            yield return (name, name.Split(Path.DirectorySeparatorChar)[0], File.ReadAllText(file));
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aetherion.Orleans.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(@"Aetherion\.Domain\.(\w+)")]
    private static partial Regex FolderName();
}
