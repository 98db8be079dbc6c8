using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.Lab.Tests.Evaluation;

/// <summary>A page as headless Chromium has drawn it.</summary>
internal sealed partial class RenderedPage(string document)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public static async Task<RenderedPage> OfAsync(string browser, string page, CancellationToken cancellationToken)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "page.html");
        await File.WriteAllTextAsync(file, page, cancellationToken);
        ProcessStartInfo start = new(
            browser,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                $"--user-data-dir={Path.Combine(folder.Path, "profile")}", "--window-size=1440,3000",
                "--dump-dom", new Uri(file).AbsoluteUri,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new RenderedPage(await OutputAsync(start, cancellationToken));
    }

    /// <summary>What is drawn between two texts that occur once each.</summary>
    public string Between(string first, string last)
    {
        string[] after = document.Split(first);
        after.Length.ShouldBe(2, first);
        string[] before = after[1].Split(last);
        before.Length.ShouldBe(2, last);
        return before[0];
    }

    /// <summary>The texts of a plot's left edge with their heights, from the top of the drawing down.</summary>
    public static IReadOnlyDictionary<string, double> LabelsAtTheLeft(string plot) => Labels().Matches(plot)
        .ToDictionary(match => match.Groups[2].Value, match => Number(match.Groups[1].Value));

    /// <summary>What a mouse is told, with the top of the bar it rests on.</summary>
    public static IReadOnlyDictionary<string, double> Bars(string plot) => BarsWithTitle().Matches(plot)
        .ToDictionary(match => WebUtility.HtmlDecode(match.Groups[2].Value), match => Number(match.Groups[1].Value));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> OutputAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBe(0, await errors);
            return output;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The browser had not drawn the page after {Timeout}.");
        }
    }

    [GeneratedRegex("<text [^>]*y=\"([^\"]*)\" text-anchor=\"end\"[^>]*>([^<]*)</text>")]
    private static partial Regex Labels();

    [GeneratedRegex("<rect [^>]*y=\"([^\"]*)\"[^>]*><title>([^<]*)</title>")]
    private static partial Regex BarsWithTitle();
}
