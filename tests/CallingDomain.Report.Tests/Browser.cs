using Microsoft.Playwright;

namespace CallingDomain.Report.Tests;

/// <summary>One Chromium for all tests. <c>CALLINGDOMAIN_TEST_BROWSER</c> names its program; with <c>none</c>, the tests are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Variable = "CALLINGDOMAIN_TEST_BROWSER";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser; null if there is one.</summary>
    public static string? WhyMissing => Given == "none" ? $"{Variable} is none" : Program is null ? "Chromium is not installed" : null;

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    private static string? Program => Given ?? Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"], File.Exists);

    public async Task InitializeAsync()
    {
        if (WhyMissing is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Opens a file as a reader would.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The width of the window.</param>
    /// <param name="isDark">Whether the reader prefers dark colors.</param>
    /// <param name="runsScripts">Whether scripts run.</param>
    internal async Task<OpenPage> OpenAsync(string path, int width = 1200, bool isDark = false, bool runsScripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = runsScripts,
            Offline = true,
        });
        var page = await context.NewPageAsync();
        var open = new OpenPage(context, page);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        return open;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A page in a window of its own, and what it has logged and requested.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Messages.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Messages { get; } = [];

    public List<string> Requests { get; } = [];

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
