using Aetherion.GrainModel.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans;

namespace Aetherion.GrainModel.Tests;

public sealed class GrainGeneratorTests
{
    private const string Header = "using System.Threading.Tasks; using Orleans; using Orleans.Concurrency;\n";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(IGrain).Assembly.Location),
    ];

    [Fact]
    public void Generated_code_compiles_without_warnings()
    {
        var (output, problems) = Generate("""
            public interface IBase : IGrainWithStringKey { ValueTask<int?> Inherited(System.DayOfWeek day); }
            public interface IOdd : IBase
            {
                Task @class(string? @event, int[] numbers, (int Left, string? Right) pair);
                Task<System.Collections.Generic.List<string?>?> Nested(System.Threading.CancellationToken token);
                Task Overloaded(int value);
                [OneWay, Alias("other")] Task Overloaded(long value);
                [ReadOnly, AlwaysInterleave] ValueTask Nothing();
                Task Defaulted() => Task.CompletedTask;
            }
            public class Outer
            {
                [Alias("inner")] internal interface IInner : IGrainWithStringKey { Task<IOdd> Give(IOdd other); }
            }
            public sealed class OddGrain : Grain, IBase
            {
                public ValueTask<int?> Inherited(System.DayOfWeek day) => new(1);
            }
            """);
        problems.ShouldBeEmpty();
        output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(item => item.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        output.SyntaxTrees.Count().ShouldBe(1 + 4);
    }

    [Fact]
    public void What_is_no_grain_interface_is_left_alone()
    {
        var (output, problems) = Generate("""
            public interface IPlain : System.IDisposable { int Count { get; } }
            public interface IGeneric<T> : IGrainWithStringKey { Task<T> Get(); }
            public class Plain : System.Exception;
            """);
        problems.ShouldBeEmpty();
        output.SyntaxTrees.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("AGM001", "public class O { private interface IBad : IGrainWithStringKey { Task M(); } }")]
    [InlineData("AGM001", "public class O { private sealed class BadGrain : Grain, IGrainWithStringKey; }")]
    [InlineData("AGM002", "public interface IBad : IGrainWithStringKey { int M(); }")]
    [InlineData("AGM003", "public interface IBad : IGrainWithStringKey { Task M<T>(T value); }")]
    [InlineData("AGM003", "public interface IBad : IGrainWithStringKey { Task M(ref int value); }")]
    [InlineData("AGM004", "public interface IBad : IGrainWithStringKey { int Count { get; } }")]
    [InlineData("AGM004", "public interface IBad : IGrainWithStringKey { event System.Action Changed; }")]
    [InlineData("AGM005", "public interface IBad : IGrainWithStringKey { [OneWay] Task<int> M(); }")]
    public void What_cannot_be_sent_is_an_error_that_says_so(string id, string source)
    {
        var (_, problems) = Generate(source);
        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.Id == id && problem.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void An_edit_elsewhere_generates_nothing_anew()
    {
        const string Grain = "public interface IFoo : IGrainWithStringKey { Task M(); }";
        var compilation = Compile(Grain, "class A;");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new GrainGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Last(), Parse("class B;"));
        driver = driver.RunGenerators(edited, TestContext.Current.CancellationToken);
        driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .ShouldAllBe(output => output.Reason == IncrementalStepRunReason.Cached
                || output.Reason == IncrementalStepRunReason.Unchanged);
    }

    private static (Compilation Output, IReadOnlyList<Diagnostic> Problems) Generate(string source)
    {
        CSharpGeneratorDriver.Create(new GrainGenerator()).RunGeneratorsAndUpdateCompilation(
            Compile(source), out var output, out var problems, TestContext.Current.CancellationToken);
        return (output, problems);
    }

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Generated",
        sources.Select(Parse),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string source) =>
        CSharpSyntaxTree.ParseText(Header + source, new CSharpParseOptions(LanguageVersion.Latest));
}
