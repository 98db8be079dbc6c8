namespace Aetherion.Client.Tests;

/// <summary>The types and documents that are committed, against the schema that is served.</summary>
public sealed class GeneratedCodeTests
{
    private const string WhatToDo = "Run `npm ci && npm run generate` in api/client and commit what it writes.";

    [Fact]
    public async Task The_committed_files_are_what_the_schema_and_the_documents_give()
    {
        var check = await CheckAsync(WorkingCopy.Schema);

        check.Code.ShouldBe(0, $"{check.Output}\n{WhatToDo}");
    }

    [Fact]
    public async Task A_field_more_in_the_schema_is_noticed()
    {
        var check = await CheckChangedAsync("type PriceLevel {", "type PriceLevel {\n  orderCount: Int");

        check.Code.ShouldBe(1);
        check.Output.ShouldContain("src/generated/schema.ts");
        check.Output.ShouldContain(WhatToDo);
    }

    [Fact]
    public async Task A_value_more_in_an_enum_is_noticed()
    {
        var check = await CheckChangedAsync("enum BotStatus {", "enum BotStatus {\n  RESTING");

        check.Code.ShouldBe(1);
        check.Output.ShouldContain("src/generated/enums.ts");
    }

    [Fact]
    public async Task A_document_that_asks_for_a_field_that_is_not_there_is_refused_by_name()
    {
        var check = await CheckChangedAsync("minimumDwellBars: Int!", "minimumBars: Int!");

        check.Code.ShouldBe(1);
        check.Output.ShouldContain("Cannot query field \"minimumDwellBars\" on type \"RegimeState\"");
    }

    [Fact]
    public async Task A_changed_document_is_noticed()
    {
        await WorkingCopy.MakeAsync();
        var document = Path.Combine(WorkingCopy.Client, "operations", "accounts.graphql");
        var before = await File.ReadAllTextAsync(document, TestContext.Current.CancellationToken);
        try
        {
            await File.WriteAllTextAsync(
                document, before.Replace("  reserved\n", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            (await CheckAsync(WorkingCopy.Schema)).Output.ShouldContain("src/generated/operations.ts");
        }
        finally
        {
            await File.WriteAllTextAsync(document, before, CancellationToken.None);
        }
    }

    private static async Task<NodeProgram> CheckChangedAsync(string old, string changed)
    {
        await WorkingCopy.MakeAsync();
        var schema = await File.ReadAllTextAsync(WorkingCopy.Schema);
        schema.ShouldContain(old);
        var file = Path.Combine(AppContext.BaseDirectory, "changed.graphql");
        await File.WriteAllTextAsync(file, schema.Replace(old, changed, StringComparison.Ordinal));
        return await CheckAsync(file);
    }

    private static async Task<NodeProgram> CheckAsync(string schema)
    {
        await WorkingCopy.MakeAsync();
        return await NodeProgram.RunAsync(
            WorkingCopy.Client, "npm", ["run", "check"], new Dictionary<string, string> { ["AETHERION_SCHEMA"] = schema });
    }
}
