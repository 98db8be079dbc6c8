using System.Globalization;
using System.Text.RegularExpressions;

namespace Aetherion.Client.Tests;

/// <summary>The package's own tests, on Node's test runner: errors, sign-in, resuming, unknown values of enums.</summary>
public sealed partial class RuntimeTests
{
    private const int TestsMin = 40;

    [Fact]
    public async Task All_tests_of_the_package_pass()
    {
        await WorkingCopy.MakeAsync();

        var output = await NodeProgram.DoAsync(WorkingCopy.Client, "npm", "test");

        int.Parse(PassedPattern().Match(output).Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(TestsMin);
    }

    [GeneratedRegex(@"^# pass (\d+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PassedPattern();
}
